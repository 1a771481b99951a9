package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.engine.PointTable.row;

import org.junit.jupiter.api.Test;
import org.redvest.engine.PointTable;

/** Steps of prices get finer, none is coarser than what is left of the gap, and each is at least a millionth of a point. */
class ScheduleTest {
    private static final long USUAL = 100_000_000;

    @Test
    void the_first_fall_is_coarse_only_where_people_are_short() {
        assertThat(schedule(1).ofFirstFall()).isEqualTo(USUAL / 1000);
        assertThat(schedule(2).ofFirstFall()).isEqualTo(USUAL / 1000);
        assertThat(schedule(3).ofFirstFall()).isEqualTo(USUAL / 50);
    }

    @Test
    void steps_get_finer_down_to_a_millionth_of_a_point() {
        var schedule = schedule(1);
        for (int i = 1; i < schedule.count(); i++) {
            assertThat(schedule.ofRound(i)).isLessThan(schedule.ofRound(i - 1)).isPositive();
        }
        assertThat(Schedule.of(new PointTable(row(1)).market(), 1).ofRound(0)).isOne();
    }

    @Test
    void steps_coarser_than_the_gap_are_passed_over_but_not_the_finest() {
        var schedule = schedule(1);
        assertThat(schedule.worthTrying(0, 1)).isZero();
        assertThat(schedule.worthTrying(0, 0.003)).isZero();
        assertThat(schedule.worthTrying(0, 0.0029)).isOne();
        assertThat(schedule.worthTrying(2, 0.0029)).isEqualTo(2);
        assertThat(schedule.worthTrying(0, 0)).isEqualTo(schedule.count() - 1);
        assertThat(schedule.worthTrying(schedule.count(), 0)).isEqualTo(schedule.count());
    }

    @Test
    void a_tenth_of_the_gap_is_worth_another_round() {
        assertThat(schedule(1).isWorthwhile(100, 90)).isTrue();
        assertThat(schedule(1).isWorthwhile(100, 91)).isFalse();
    }

    /** Two people, and one need with so many places. */
    private static Schedule schedule(int places) {
        return Schedule.of(new PointTable(row(9), row(7)).places(0, places).market(), USUAL);
    }
}
