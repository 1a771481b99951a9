package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Session.Roll;
import org.redvest.reports.Session.Stay;
import org.redvest.shifts.ShiftId;

/** The drawing beside "one line is one person" has as many lines as people came. */
class AxisTest {

    private static final Instant START = Instant.parse("2026-02-28T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 61, 400})
    void everybody_who_came_is_drawn_and_no_line_lies_on_another(int people) {
        var axis = Axis.of(attended(people));

        assertThat(axis.bars()).hasSize(people);
        for (int i = 1; i < people; i++) {
            var above = axis.bars().get(i - 1);
            assertThat(Double.parseDouble(above.y()) + Double.parseDouble(above.height()))
                    .isLessThan(Double.parseDouble(axis.bars().get(i).y()) + 0.1);
        }
        assertThat(axis.bars()).allMatch(bar -> Double.parseDouble(bar.y()) < axis.line());
    }

    private static Session attended(int people) {
        return new Session(
                new ShiftId(1),
                "430503-260228-001",
                new RegionCode("430503005004"),
                "暖冬行动",
                "Spring transport campaign",
                START,
                START.plusSeconds(3 * 3600),
                new Roll(people, 0, 0, 0),
                0,
                "beneficiaries",
                Optional.empty(),
                START.plusSeconds(4 * 3600),
                new Session.Settled(false, false),
                Collections.nCopies(people, new Stay(0, 180, 180, true, false, false)));
    }
}
