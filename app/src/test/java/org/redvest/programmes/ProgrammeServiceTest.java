package org.redvest.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.programmes.AProgramme.daily;
import static org.redvest.programmes.AProgramme.outline;
import static org.redvest.programmes.AProgramme.post;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.NoSuchShift;
import org.redvest.attendance.Sheet;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.OpeningResult;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Ledger;
import org.redvest.hours.LedgerOwner;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A shift of a programme is staffed, served, confirmed and entered in the ledger as one of an order is; its committee keeps it. */
@RedvestTest
class ProgrammeServiceTest {

    @Autowired
    Programmes programmes;

    @Autowired
    Shifts shifts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Attendance attendance;

    @Autowired
    Ledger ledger;

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Hat daxiang;

    @BeforeEach
    void a_dispatcher() {
        daxiang = people.hat(Role.DISPATCHER, "430503");
    }

    @Test
    void opened_to_all_it_is_accepted_served_confirmed_and_entered_in_the_ledger() {
        var post = started(2, daily("2026-02-28", "2026-03-01", "08:00-11:30"));
        var who = loop.people(Loop.SANBATING, "刘星", "陈晨");

        assertThat(Loop.as(daxiang, () -> dispatch.open(post, daxiang))).isInstanceOf(OpeningResult.ToAll.class);
        var saturday = shift(post, 0);
        var places = who.stream().map(each -> loop.accept(saturday, each)).toList();
        assertThat(shift(post, 0).state()).isEqualTo(ShiftState.STAFFED);
        assertThat(shift(post, 1).state()).isEqualTo(ShiftState.DISPATCHING);

        clock.set("2026-02-28T07:55");
        var code =
                Loop.as(daxiang, () -> attendance.show(saturday.id(), daxiang)).code();
        checkIn(saturday, who.get(0), code);
        clock.set("2026-02-28T11:30");
        checkOut(saturday, who.get(0));
        clock.set("2026-02-28T12:00");
        var confirmed = confirm(saturday, places, daxiang);

        assertThat(confirmed).isInstanceOf(Confirmation.Done.class);
        assertThat(shift(post, 0).state()).isEqualTo(ShiftState.CONFIRMED);
        var lines = Scopes.within(Scope.SYSTEM, () -> ledger.lines(saturday.id()));
        assertThat(lines).hasSize(1).first().satisfies(line -> {
            assertThat(line.entry().hours().service().owner().kind()).isEqualTo(LedgerOwner.OwnerKind.PROGRAMME);
            assertThat(line.entry().hours().service().owner().key()).isEqualTo(post.value());
            assertThat(line.entry().minutes()).isEqualTo(210);
        });
        allIsHeard();
    }

    @Test
    void a_community_keeps_no_shift_of_a_programme() {
        var post = started(1, daily("2026-02-28", "2026-02-28", "08:00-11:30"));
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        var places = loop.people(Loop.SANBATING, "刘星").stream()
                .map(each -> loop.accept(shift(post, 0), each))
                .toList();
        var community = people.hat(Role.COMMUNITY, Loop.SANBATING.value());
        var longhui = people.hat(Role.DISPATCHER, "430524");
        clock.set("2026-02-28T12:00");

        var id = shift(post, 0);
        assertThatThrownBy(() -> confirm(id, places, community)).isInstanceOf(NoSuchShift.class);
        assertThatThrownBy(() -> confirm(id, places, longhui)).hasMessageContaining("no such");
        assertThat(shift(post, 0).state()).isNotEqualTo(ShiftState.CONFIRMED);
    }

    @Test
    void ended_early_those_who_accepted_are_freed_and_told_and_what_was_served_stays() {
        var post = started(1, daily("2026-02-28", "2026-03-01", "08:00-11:30"));
        var programme = Loop.as(daxiang, () -> programmes.post(post)).programme();
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        var who = loop.people(Loop.SANBATING, "刘星").getFirst();
        var saturday = loop.accept(shift(post, 0), who);
        var sunday = loop.accept(shift(post, 1), who);
        clock.set("2026-02-28T12:00");
        assertThat(confirmByRoll(shift(post, 0), List.of(saturday), daxiang)).isInstanceOf(Confirmation.Done.class);

        Loop.as(daxiang, () -> programmes.finish(programme, ProgrammeState.ENDED, "春运提前结束", daxiang));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(place(sunday).held()).isFalse();
            assertThat(place(saturday).held()).isTrue();
            assertThat(told(who, "freed-cancelled")).isEqualTo(1);
        });
        assertThat(shift(post, 0).state()).isEqualTo(ShiftState.CONFIRMED);
        allIsHeard();
    }

    private ActivityNumber started(int needed, Recurrence recurrence) {
        var made = (ProgrammeResult.Done) Loop.as(
                daxiang, () -> programmes.make(outline("2026-02-26", "2026-03-13"), UUID.randomUUID(), daxiang));
        var programme = new ProgrammeId(Long.parseLong(made.path().replaceAll(".*/", "")));
        var added = (ProgrammeResult.Done) Loop.as(
                daxiang,
                () -> programmes.addPost(
                        programme, post(Loop.SANBATING, "进站口引导", needed, recurrence), UUID.randomUUID(), daxiang));
        Loop.as(daxiang, () -> programmes.start(programme, daxiang));
        return new ActivityNumber(added.path().replaceAll(".*/", ""));
    }

    private Shift shift(ActivityNumber post, int index) {
        return Loop.as(daxiang, () -> shifts.activity(post)).shifts().get(index);
    }

    private void checkIn(Shift shift, VolunteerId who, String code) {
        Loop.as(loop.hatOf(who), () -> attendance.checkIn(shift.id(), who, code));
    }

    private void checkOut(Shift shift, VolunteerId who) {
        var code = Loop.as(daxiang, () -> attendance.show(shift.id(), daxiang)).code();
        Loop.as(loop.hatOf(who), () -> attendance.checkOut(shift.id(), who, code));
    }

    /** By the marks: the first came, and the others did not. */
    private Confirmation confirm(Shift shift, List<Place> places, Hat by) {
        return confirm(shift, said(places), Map.of(), Map.of(), by);
    }

    /** The first came and was not noted; the roll is called afterwards. */
    private Confirmation confirmByRoll(Shift shift, List<Place> places, Hat by) {
        var first = places.getFirst().id();
        return confirm(shift, said(places), Map.of(first, "08:00"), Map.of(first, "11:30"), by);
    }

    private static Map<PlaceId, String> said(List<Place> places) {
        return places.stream()
                .collect(Collectors.toMap(Place::id, place -> place.equals(places.getFirst()) ? "came" : "absent"));
    }

    private Confirmation confirm(
            Shift shift, Map<PlaceId, String> said, Map<PlaceId, String> came, Map<PlaceId, String> left, Hat by) {
        var reasons = came.keySet().stream().collect(Collectors.toMap(place -> place, _ -> "no_phone"));
        return Loop.as(
                by,
                () -> attendance.confirm(
                        shift.id(),
                        new Sheet.Filled(said, left, "120", "", came, reasons, Set.copyOf(said.keySet())),
                        by));
    }

    private Place place(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.place(place.id()));
    }

    private long told(VolunteerId who, String what) {
        return count("select count(*) from notice where account_id = "
                + who.account().value() + " and what = '" + what + "'");
    }

    /** Every listener has done with every event: none of them looked for an order. */
    private void allIsHeard() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(count("select count(*) from event_publication"))
                        .isZero());
    }

    private long count(String statement) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transaction.execute(
                        _ -> jdbc.sql(statement).query(Long.class).single()));
    }
}
