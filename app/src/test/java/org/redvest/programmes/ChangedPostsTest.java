package org.redvest.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.programmes.AProgramme.daily;
import static org.redvest.programmes.AProgramme.outline;
import static org.redvest.programmes.AProgramme.post;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A started post is changed: shifts that nobody accepted simply change, those who accepted are asked again, what falls away is told. */
@RedvestTest
class ChangedPostsTest {

    @Autowired
    Programmes programmes;

    @Autowired
    Shifts shifts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private Hat daxiang;

    @BeforeEach
    void a_dispatcher() {
        daxiang = people.hat(Role.DISPATCHER, "430503");
    }

    @Test
    void who_accepted_is_asked_again_when_the_hours_change() {
        var post = started(2, daily("2026-02-28", "2026-03-01", "08:00-11:30"));
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        var place = loop.accept(
                at(post, "2026-02-28"), loop.people(Loop.SANBATING, "刘星").getFirst());

        assertThat(change(post, 2, daily("2026-02-28", "2026-03-01", "09:00-12:30"), ""))
                .isInstanceOf(ProgrammeResult.Done.class);

        assertThat(times(post)).containsExactly("2026-02-28T09:00", "2026-03-01T09:00");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(now(place).held()).isTrue();
            assertThat(now(place).question()).as("asked again").isPresent();
        });
    }

    @Test
    void a_day_that_falls_away_is_cancelled_with_a_reason_and_frees_who_accepted() {
        var post = started(1, daily("2026-02-28", "2026-03-02", "08:00-11:30"));
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        var place = loop.accept(
                at(post, "2026-03-02"), loop.people(Loop.SANBATING, "刘星").getFirst());
        var shorter = daily("2026-02-28", "2026-03-01", "08:00-11:30");

        assertThat(change(post, 1, shorter, ""))
                .isEqualTo(new ProgrammeResult.Refused(List.of(new Problem("reason", "programmes.problem.no-reason"))));
        assertThat(change(post, 1, shorter, "客流比预计少")).isInstanceOf(ProgrammeResult.Done.class);

        assertThat(at(post, "2026-03-02").state()).isEqualTo(ShiftState.CANCELLED);
        assertThat(at(post, "2026-03-02").cancelledBecause()).contains("客流比预计少");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(now(place).held()).isFalse());
    }

    @Test
    void further_days_are_added_and_can_be_opened_after() {
        var post = started(1, daily("2026-02-28", "2026-02-28", "08:00-11:30"));
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));

        change(post, 1, daily("2026-02-28", "2026-03-01", "08:00-11:30"), "");
        assertThat(at(post, "2026-03-01").state()).isEqualTo(ShiftState.PLANNED);

        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        assertThat(at(post, "2026-03-01").state()).isEqualTo(ShiftState.DISPATCHING);
        loop.accept(at(post, "2026-03-01"), loop.people(Loop.SANBATING, "刘星").getFirst());
        assertThat(at(post, "2026-03-01").state()).isEqualTo(ShiftState.STAFFED);
    }

    @Test
    void more_people_are_asked_for_and_never_fewer_than_those_asked_already() {
        var post = started(2, daily("2026-02-28", "2026-02-28", "08:00-11:30"));
        assertThat(change(post, 1, daily("2026-02-28", "2026-02-28", "08:00-11:30"), ""))
                .as("nobody is asked yet")
                .isInstanceOf(ProgrammeResult.Done.class);
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));

        change(post, 3, daily("2026-02-28", "2026-02-28", "08:00-11:30"), "");
        assertThat(at(post, "2026-02-28").people()).isEqualTo(3);
        assertThat(change(post, 2, daily("2026-02-28", "2026-02-28", "08:00-11:30"), ""))
                .isEqualTo(new ProgrammeResult.Refused(List.of(new Problem("people", "programmes.problem.fewer", 3))));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Loop.as(daxiang, () -> dispatch.openings(post))
                                .getFirst()
                                .places())
                        .isEqualTo(3));
    }

    @Test
    void what_has_begun_stays_as_it_was() {
        var post = started(1, daily("2026-02-28", "2026-03-01", "08:00-11:30"));
        Loop.as(daxiang, () -> dispatch.open(post, daxiang));
        loop.accept(at(post, "2026-02-28"), loop.people(Loop.SANBATING, "刘星").getFirst());
        clock.set("2026-02-28T09:00");

        change(post, 1, daily("2026-03-01", "2026-03-01", "13:00-15:00"), "");

        assertThat(times(post)).containsExactly("2026-02-28T08:00", "2026-03-01T13:00");
        assertThat(at(post, "2026-02-28").state()).isEqualTo(ShiftState.STAFFED);
    }

    @Test
    void a_post_is_what_it_was_when_it_was_started() {
        var post = started(1, daily("2026-02-28", "2026-02-28", "08:00-11:30"));
        var other = post(Loop.SANBATING, "另一个岗位", 1, daily("2026-02-28", "2026-02-28", "08:00-11:30"));

        Loop.as(daxiang, () -> programmes.changePost(post, version(post), other, "", daxiang));

        assertThat(Loop.as(daxiang, () -> shifts.activity(post))
                        .service()
                        .title()
                        .zh())
                .isEqualTo("进站口引导");
        assertThat(Loop.as(daxiang, () -> programmes.post(post)).outline().name())
                .isEqualTo("进站口引导");
    }

    private ProgrammeResult change(ActivityNumber post, int people, Recurrence recurrence, String reason) {
        var outline = post(Loop.SANBATING, "进站口引导", people, recurrence);
        return Loop.as(daxiang, () -> programmes.changePost(post, version(post), outline, reason, daxiang));
    }

    private int version(ActivityNumber post) {
        return Loop.as(daxiang, () -> programmes.post(post)).version();
    }

    private Shift at(ActivityNumber post, String day) {
        return Loop.as(daxiang, () -> shifts.activity(post)).shifts().stream()
                .filter(shift -> local(shift).startsWith(day))
                .findFirst()
                .orElseThrow();
    }

    private List<String> times(ActivityNumber post) {
        return Loop.as(daxiang, () -> shifts.activity(post)).shifts().stream()
                .map(ChangedPostsTest::local)
                .toList();
    }

    private static String local(Shift shift) {
        return shift.start()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDateTime()
                .toString();
    }

    private Place now(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.place(place.id()));
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
}
