package org.redvest.dispatch.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Pair;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;

/** What a volunteer holds, in a problem of three days. */
class CommitmentsTest {

    private static final Position SITE = new Position(27, 111);
    private static final PlannedDays DAYS =
            new PlannedDays(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-04"));

    @Test
    void a_service_elsewhere_in_the_month_counts_and_one_of_another_month_does_not() {
        var problem = problem(
                new Limits(5, 2, 600),
                held(1, "2026-02-28T08:00", 120),
                held(2, "2026-03-01T08:00", 120),
                held(3, "2026-03-20T08:00", 60));

        assertThat(limits(problem)).isEqualTo(new Limits(3, 2, 420));
        assertThat(problem.held()).isEmpty();
        assertThat(problem.barred()).isEmpty();
    }

    @Test
    void a_service_on_the_planned_days_is_a_held_pair() {
        var problem = problem(new Limits(5, 2, 600), held(11, "2026-03-03T08:00", 120));

        assertThat(limits(problem)).isEqualTo(new Limits(5, 2, 600));
        assertThat(problem.held()).containsExactly(new Pair("7", "11"));
    }

    @Test
    void what_a_night_before_the_planned_days_leaves_no_time_for_is_barred() {
        var problem = problem(new Limits(5, 2, 600), held(1, "2026-03-01T22:00", 8 * 60));

        assertThat(problem.barred()).containsExactly(new Pair("7", "10"));
    }

    @Test
    void who_holds_more_than_they_want_by_now_keeps_it_and_is_asked_for_no_more() {
        var problem =
                problem(new Limits(1, 1, 100), held(10, "2026-03-02T06:05", 120), held(11, "2026-03-03T08:00", 120));

        assertThat(problem.held()).isEmpty();
        assertThat(limits(problem)).isEqualTo(new Limits(0, 1, 0));
    }

    @Test
    void services_that_clash_since_one_was_moved_fill_their_day() {
        var problem =
                problem(new Limits(9, 3, 900), held(11, "2026-03-03T08:00", 120), held(9, "2026-03-03T10:05", 60));

        assertThat(problem.held()).containsExactly(new Pair("7", "11"));
        assertThat(problem.barred()).containsExactly(new Pair("7", "12"));
        assertThat(limits(problem)).isEqualTo(new Limits(8, 3, 840));
    }

    @Test
    void a_service_that_was_moved_alone_is_a_need_of_its_own() {
        var problem = problem(new Limits(9, 3, 900), held(11, "2026-03-03T09:00", 120));

        assertThat(problem.held()).containsExactly(new Pair("7", "place-11"));
        assertThat(problem.needs()).extracting(Need::id, Need::places).contains(tuple("place-11", 1), tuple("11", 1));
    }

    @Test
    void planned_days_lie_in_one_month() {
        assertThatThrownBy(() -> new PlannedDays(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-02-28 to 2026-03-01");
        assertThatThrownBy(() -> new PlannedDays(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Needs 10 to 12: one on the first day, two on the second. */
    private static Problem problem(Limits limits, HeldRow... held) {
        var draft = new ProblemDraft(
                DAYS,
                List.of(
                        need("10", "2026-03-02T06:05", 120),
                        need("11", "2026-03-03T08:00", 120),
                        need("12", "2026-03-03T18:00", 120)));
        var always = new Slot(0, slot("2030-01-01T00:00", 1).endMinute());
        var volunteer = new Volunteer("7", SITE, 5, limits, 0, Set.of(), Set.of(), FreeTime.of(always));
        draft.add(volunteer, 0, List.of(held), List.of());
        return draft.problem();
    }

    private static Limits limits(Problem problem) {
        return problem.volunteers().getFirst().limits();
    }

    private static NeedRow need(String id, String start, int minutes) {
        return new NeedRow(new Need(id, id, SITE, slot(start, minutes), 0, 100, Set.of(), "elderly"), true, 1);
    }

    private static HeldRow held(long number, String start, int minutes) {
        return new HeldRow(number, Long.toString(number), slot(start, minutes), SITE);
    }

    private static Slot slot(String start, int minutes) {
        var from = LocalDateTime.parse(start);
        return Slot.of(from, from.plusMinutes(minutes));
    }
}
