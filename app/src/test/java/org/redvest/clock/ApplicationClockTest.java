package org.redvest.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules ask the application's clock, in the zone of the deployment; only a demo's can be moved, and stays moved. */
@RedvestTest
class ApplicationClockTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    Clock clock;

    @Autowired
    ClockSetting setting;

    @Autowired
    ClockStore store;

    @Autowired
    TestClock time;

    @Test
    void it_shows_the_time_of_the_place() {
        assertThat(LocalDateTime.now(clock)).isEqualTo(TestClock.START);
        assertThat(clock.getZone()).isEqualTo(SHANGHAI);
    }

    @Test
    void it_runs() {
        var before = clock.instant();

        time.advance(Duration.ofMinutes(5));

        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_real_installation_s_clock_cannot_be_moved() {
        assertThatThrownBy(() -> setting.moveBy(Duration.ofHours(1))).hasMessage("Only a demo's clock can be moved");
    }

    @Test
    @FreshDatabase
    void how_far_it_was_moved_is_kept() {
        assertThat(store.kept()).isEqualTo(Duration.ZERO);

        store.keep(Duration.ofHours(30));
        store.keep(Duration.ofHours(-2));

        assertThat(store.kept()).isEqualTo(Duration.ofHours(-2));
    }

    @Test
    void a_moved_clock_shows_the_moved_time_in_every_zone() {
        var moved = new ApplicationClock(time, SHANGHAI, Duration.ofDays(1));

        var elsewhere = moved.withZone(ZoneOffset.UTC);
        moved.show(Duration.ofDays(2));

        assertThat(LocalDateTime.now(moved)).isEqualTo(TestClock.START.plusDays(2));
        assertThat(elsewhere.instant()).isEqualTo(moved.instant());
    }
}
