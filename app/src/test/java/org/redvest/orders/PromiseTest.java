package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The promise of an answer runs while the office is open, to the minute at which it opens and closes. */
class PromiseTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);
    private static final Promise TWO_HOURS = new Promise(Duration.ofHours(2), OPENS, CLOSES);

    @Test
    void sent_while_the_office_is_open_it_runs_at_once() {
        assertThat(due(TWO_HOURS, "2026-02-26T08:30")).isEqualTo("2026-02-26T10:30");
        assertThat(due(TWO_HOURS, "2026-02-26T12:00")).isEqualTo("2026-02-26T14:00");
    }

    @Test
    void what_fills_the_day_exactly_is_due_when_the_office_closes() {
        assertThat(due(TWO_HOURS, "2026-02-26T15:30")).isEqualTo("2026-02-26T17:30");
        assertThat(due(TWO_HOURS, "2026-02-26T15:31")).isEqualTo("2026-02-27T08:31");
        assertThat(due(new Promise(Duration.ofHours(9), OPENS, CLOSES), "2026-02-26T08:30"))
                .isEqualTo("2026-02-26T17:30");
    }

    @Test
    void sent_before_the_office_opens_or_once_it_has_closed_it_runs_from_the_next_opening() {
        assertThat(due(TWO_HOURS, "2026-02-26T00:00")).isEqualTo("2026-02-26T10:30");
        assertThat(due(TWO_HOURS, "2026-02-26T05:00")).isEqualTo("2026-02-26T10:30");
        assertThat(due(TWO_HOURS, "2026-02-26T08:29")).isEqualTo("2026-02-26T10:30");
        assertThat(due(TWO_HOURS, "2026-02-26T17:30")).isEqualTo("2026-02-27T10:30");
        assertThat(due(TWO_HOURS, "2026-02-28T23:59")).isEqualTo("2026-03-01T10:30");
    }

    @Test
    void a_long_promise_runs_over_several_days() {
        var days = new Promise(Duration.ofHours(20), OPENS, CLOSES);

        assertThat(due(days, "2026-02-26T16:30")).isEqualTo("2026-03-01T09:30");
    }

    private static String due(Promise promise, String submitted) {
        return promise.due(LocalDateTime.parse(submitted).atZone(ZONE).toInstant(), ZONE)
                .atZone(ZONE)
                .toLocalDateTime()
                .toString();
    }
}
