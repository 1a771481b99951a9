package org.redvest.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.programmes.AProgramme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.Programmes;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Figures;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A shift of a programme that was served and confirmed is counted in the published figures, and in bulletins under its programme. */
@RedvestTest
class ProgrammesCountTest {

    @Autowired
    Programmes programmes;

    @Autowired
    Shifts shifts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Attendance attendance;

    @Autowired
    Bulletins bulletins;

    @Autowired
    Reports reports;

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Test
    void who_served_for_a_programme_and_for_a_community_is_one_person() {
        var daxiang = people.hat(Role.DISPATCHER, "430503");
        var started = started(daxiang);
        Loop.as(daxiang, () -> dispatch.open(started, daxiang));
        var volunteers = loop.people(Loop.SANBATING, "刘星", "陈晨");
        var community = loop.hat(Role.COMMUNITY, Loop.SANBATING, "唐敏");
        var order = loop.accepted(community, "clinic-escort", "2026-02-28T14:00", 180, volunteers.subList(0, 1));
        var shift = Loop.as(daxiang, () -> shifts.activity(started)).shifts().getFirst();
        var places = volunteers.stream().map(each -> loop.accept(shift, each)).toList();
        clock.set("2026-02-27T12:30");
        assertThat(confirmed(shift, places, daxiang)).isInstanceOf(Confirmation.Done.class);
        loop.stays(order, 0, "2026-02-28T13:55", "2026-02-28T17:05");
        clock.set("2026-02-28T18:00");
        loop.confirm(order, "8", "came");
        Scopes.run(Scope.SYSTEM, reports::catchUp);

        var question = new Question(
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2026-03-31"),
                Optional.of(new RegionCode("430503")),
                Optional.empty(),
                clock.instant());
        var draft = Loop.as(daxiang, () -> bulletins.draft(question, daxiang));

        assertThat(draft.programmes())
                .extracting(PartLine::name, PartLine::people, PartLine::minutes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", 1L, 180L),
                        org.assertj.core.groups.Tuple.tuple(AProgramme.NAME, 2L, 420L));
        assertThat(draft.twice().inSeveralProgrammes()).isEqualTo(1);
        assertThat(draft.figure("people")).isEqualTo(2);
        assertThat(draft.figure("participations")).isEqualTo(3);
        Figures published = Scopes.within(Scope.PUBLIC, () -> reports.figures(question));
        assertThat(published.participations()).isEqualTo(3);
        assertThat(published.due()).isEqualTo(1);
    }

    private ActivityNumber started(Hat daxiang) {
        var made = (ProgrammeResult.Done) Loop.as(
                daxiang,
                () -> programmes.make(AProgramme.outline("2026-02-26", "2026-03-13"), UUID.randomUUID(), daxiang));
        var programme = new ProgrammeId(Long.parseLong(made.path().replaceAll(".*/", "")));
        var post = AProgramme.post(
                Loop.SANBATING, "进站口引导", 2, AProgramme.daily("2026-02-27", "2026-02-27", "08:00-11:30"));
        var added = (ProgrammeResult.Done)
                Loop.as(daxiang, () -> programmes.addPost(programme, post, UUID.randomUUID(), daxiang));
        Loop.as(daxiang, () -> programmes.start(programme, daxiang));
        return new ActivityNumber(added.path().replaceAll(".*/", ""));
    }

    private Confirmation confirmed(Shift shift, List<Place> places, Hat by) {
        Map<PlaceId, String> came = each(places, "08:00");
        return Loop.as(
                by,
                () -> attendance.confirm(
                        shift.id(),
                        new Sheet.Filled(
                                each(places, "came"),
                                each(places, "11:30"),
                                "120",
                                "",
                                came,
                                each(places, "no_phone"),
                                Set.copyOf(came.keySet())),
                        by));
    }

    private static Map<PlaceId, String> each(List<Place> places, String word) {
        return places.stream().collect(Collectors.toMap(Place::id, _ -> word));
    }
}
