package org.redvest.dispatch.vacancies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.at;
import static org.redvest.dispatch.Town.need;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening.Asked;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.Rule;
import org.redvest.dispatch.Town;
import org.redvest.dispatch.Town.Traits;
import org.redvest.engine.Limits;
import org.redvest.engine.Position;
import org.redvest.orders.Draft;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule where it just holds and where it just does not: in the answer to a tap, and in the list of what can be taken. */
@RedvestTest
class RulesAtTheirEdgesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-28");
    private static final Traits NURSE = NEIGHBOUR.able(Set.of("nursing"), Set.of("nursing"));

    /** @param just may come, @param beyond may not, by this rule alone */
    private record Edge(String what, Rule rule, Traits just, Traits beyond) {}

    /** Of a service of 3 hours 30 minutes on Saturday 28 February 2026 from 08:00, for nurses of 18. */
    private static final List<Edge> EDGES = List.of(
            new Edge(
                    "way",
                    Rule.TOO_FAR,
                    NURSE.farAway(5).going(5.001),
                    NURSE.farAway(5).going(4.999)),
            new Edge(
                    "a long way",
                    Rule.TOO_FAR,
                    NURSE.farAway(30).going(30.001),
                    NURSE.farAway(30).going(29.999)),
            new Edge(
                    "part of the day", Rule.NOT_FREE, NURSE.free(only(Part.MORNING)), NURSE.free(only(Part.AFTERNOON))),
            new Edge(
                    "a day that differs",
                    Rule.NOT_FREE,
                    NURSE.free(
                            Availability.weekly(new WeekPattern((1 << 21) - 1)).except(DAY.plusDays(1), Set.of())),
                    NURSE.free(
                            Availability.weekly(new WeekPattern((1 << 21) - 1)).except(DAY, Set.of()))),
            new Edge(
                    "minutes", Rule.ENOUGH, NURSE.within(new Limits(20, 3, 210)), NURSE.within(new Limits(20, 3, 209))),
            new Edge("times", Rule.ENOUGH, NURSE.within(new Limits(1, 3, 600)), NURSE.within(new Limits(0, 3, 600))),
            new Edge(
                    "times a day",
                    Rule.ENOUGH,
                    NURSE.within(new Limits(9, 1, 600)),
                    NURSE.within(new Limits(9, 0, 600))),
            new Edge("skill", Rule.LACKS_SKILL, NURSE, NURSE.able(Set.of("escort"), Set.of())),
            new Edge("licence", Rule.LACKS_LICENCE, NURSE, NURSE.able(Set.of("nursing"), Set.of())),
            new Edge("interest", Rule.NOT_INTERESTED, NURSE.interestedIn("law", "health"), NURSE.interestedIn("law")),
            new Edge("birthday", Rule.TOO_YOUNG, NURSE.born("2008-02-28"), NURSE.born("2008-03-01")),
            new Edge("leap day", Rule.TOO_YOUNG, NURSE.born("2008-02-28"), NURSE.born("2008-02-29")),
            new Edge("quiet", Rule.DO_NOT_DISTURB, NURSE, NURSE.undisturbed()));

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Admission admission;

    @Autowired
    Volunteers volunteers;

    @Test
    void each_rule_holds_to_its_edge_and_not_beyond() {
        var wanted = new Draft.Wanted.OffMenu("health", "上门量血压", "给老人量血压，记在卡上。", "楼梯没有电梯", "社区陪同", 18);
        var order = town.open(town.approved(wanted, 60, List.of("nursing"), "2026-02-28T08:00", "2026-02-28T11:30"));
        for (Edge edge : EDGES) {
            var just = town.volunteer(edge.just());
            var beyond = town.volunteer(edge.beyond());

            assertThat(listed(just)).as(edge.what()).contains(need(order));
            assertThat(listed(beyond)).as(edge.what()).doesNotContain(need(order));
            assertThat(town.accept(order, beyond))
                    .as(edge.what())
                    .isInstanceOfSatisfying(
                            Answer.Barred.class,
                            barred -> assertThat(barred.reasons())
                                    .extracting(Rule::of)
                                    .containsOnly(edge.rule()));
            assertThat(town.accept(order, just)).as(edge.what()).isInstanceOf(Answer.Accepted.class);
            assertThat(listed(just)).as("what is taken is not offered").doesNotContain(need(order));
        }
    }

    @Test
    void one_who_is_held_back_or_has_left_sees_nothing_and_is_told_why() {
        var order = town.open(town.approved("clinic-escort", 9, "2026-02-27T08:00", "2026-02-27T11:30"));
        for (var status : List.of(VolunteerStatus.HELD, VolunteerStatus.LEFT)) {
            var volunteer = town.volunteer(NEIGHBOUR);
            assertThat(listed(volunteer)).contains(need(order));

            Scopes.run(Scope.SYSTEM, () -> volunteers.changeStatus(volunteer, status));

            assertThat(listed(volunteer)).isEmpty();
            assertThat(town.accept(order, volunteer))
                    .isInstanceOfSatisfying(
                            Answer.Barred.class,
                            barred -> assertThat(barred.reasons()).containsExactly(new Reason.NotActive(status)));
        }
    }

    /** Held on the 31st until midnight, asked for the 1st from midnight, elsewhere: another month, and one night. */
    @Test
    void what_is_held_in_the_month_before_still_clashes_and_leaves_its_limits_alone() {
        var volunteer = town.volunteer(NEIGHBOUR.within(new Limits(1, 1, 300)));
        var site = town.northOf(Town.COMMUNITY, 0);
        var held = admission.held(
                place(volunteer, "2026-03-31T20:00", "2026-04-01T00:00"), town.northOf(Town.COMMUNITY, 3));
        var profile = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(volunteer));

        var night = admission.reasons(
                asked("2026-04-01T00:00", "2026-04-01T04:00", site), profile, List.of(held), Optional.empty());
        var later = admission.reasons(
                asked("2026-04-01T08:00", "2026-04-01T12:00", site), profile, List.of(held), Optional.empty());

        assertThat(night).extracting(Rule::of).containsExactlyInAnyOrder(Rule.NOT_FREE, Rule.CLASHES);
        assertThat(later).isEmpty();
    }

    private List<NeedId> listed(VolunteerId volunteer) {
        return town.as(volunteer, () -> dispatch.reachable(volunteer, 1)).rows().stream()
                .map(each -> each.opening().need())
                .toList();
    }

    private static Availability only(Part part) {
        return Availability.weekly(WeekPattern.NEVER).except(DAY, Set.of(part));
    }

    private static Asked asked(String start, String end, Position site) {
        return new Asked(at(start), at(end), site, "elderly", Set.of(), Set.of(), 18);
    }

    private static Place place(VolunteerId volunteer, String start, String end) {
        return new Place(
                new PlaceId(1),
                new NeedId(1),
                new ShiftId(1),
                new ActivityNumber("430503-260331-001"),
                Town.COMMUNITY,
                volunteer,
                at(start),
                at(end),
                Optional.empty(),
                Optional.empty(),
                at("2026-02-26T09:00"),
                Optional.empty());
    }
}
