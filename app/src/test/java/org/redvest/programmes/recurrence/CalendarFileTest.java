package org.redvest.programmes.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar comes with the program, and a deployer adds to it by a file. */
class CalendarFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_shipped_years_are_known_and_their_days_make_sense() {
        var calendar = CalendarFile.shipped();

        assertThat(calendar.years()).containsExactlyInAnyOrder(2024, 2025, 2026);
        assertThat(calendar.isHoliday(LocalDate.parse("2026-10-01"))).isTrue();
        assertThat(calendar.days()).allSatisfy((day, special) -> {
            if (special.workday()) {
                assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            }
            assertThat(special.name().zh()).isNotBlank();
            assertThat(special.name().en()).isNotBlank();
        });
    }

    @Test
    void a_deployer_adds_a_year_and_replaces_one() throws IOException {
        var file = folder.resolve("calendar.csv");
        Files.writeString(file, """
                # our own
                2026-05-01,off,劳动节,Labour Day
                2027-10-01,off,国庆节,National Day

                2027-10-09,work,国庆节,National Day
                """);

        var calendar = CalendarFile.read(file);

        assertThat(calendar.years()).containsExactlyInAnyOrder(2024, 2025, 2026, 2027);
        assertThat(calendar.isMakeUpWorkday(LocalDate.parse("2027-10-09"))).isTrue();
        assertThat(calendar.isHoliday(LocalDate.parse("2026-05-01"))).isTrue();
        assertThat(calendar.isHoliday(LocalDate.parse("2026-10-01")))
                .as("a year that the file names is the file's")
                .isFalse();
        assertThat(calendar.isHoliday(LocalDate.parse("2025-10-01"))).isTrue();
    }

    @Test
    void without_a_file_the_shipped_days_hold() {
        assertThat(CalendarFile.read(folder.resolve("none.csv"))).isEqualTo(CalendarFile.shipped());
    }

    @Test
    void a_line_that_says_no_day_is_named() throws IOException {
        var file = folder.resolve("calendar.csv");
        Files.writeString(file, "2027-13-01,off,国庆节,National Day\n");

        assertThatThrownBy(() -> CalendarFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2027-13-01")
                .hasMessageContaining("calendar.csv");
    }
}
