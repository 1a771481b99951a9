package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value has its limits: what lies on them is taken, what lies just outside is refused by name, value and what is allowed. */
class ValuesTest {
    private static final Position HERE = new Position(27, 111);

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void just_outside_its_limits_a_value_is_refused(String expected, ThrowingCallable maker) {
        assertThatThrownBy(maker).isInstanceOf(IllegalArgumentException.class).hasMessage(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("A limit of -1 shifts; it must be 0 to 60", () -> new Limits(-1, 0, 0)),
                refusal("A limit of 61 shifts; it must be 0 to 60", () -> new Limits(61, 0, 0)),
                refusal("A limit of -1 shifts per day; it must be 0 to 10", () -> new Limits(0, -1, 0)),
                refusal("A limit of 11 shifts per day; it must be 0 to 10", () -> new Limits(0, 11, 0)),
                refusal("A limit of -1 minutes; it must be 0 to 100000", () -> new Limits(0, 0, -1)),
                refusal("A limit of 100001 minutes; it must be 0 to 100000", () -> new Limits(0, 0, 100_001)),
                refusal("Need n lasts 1441 minutes; it may last 24 hours at most", () -> need(1441, 1, 1)),
                refusal("Need n asks for -1 places; it must be 0 to 100000", () -> need(60, -1, 1)),
                refusal("Need n asks for 100001 places; it must be 0 to 100000", () -> need(60, 100_001, 1)),
                refusal(
                        "The value of need n is -0.1 points; it must be a number from 0 to 1000000",
                        () -> need(60, 1, -0.1)),
                refusal(
                        "The value of need n is 1000000.1 points; it must be a number from 0 to 1000000",
                        () -> need(60, 1, 1_000_000.1)),
                refusal(
                        "The value of need n is NaN points; it must be a number from 0 to 1000000",
                        () -> need(60, 1, Double.NaN)),
                refusal("Volunteer v goes -0.1 km; it must be a number from 0", () -> volunteer(-0.1, 0)),
                refusal(
                        "Volunteer v goes Infinity km; it must be a number from 0",
                        () -> volunteer(Double.POSITIVE_INFINITY, 0)),
                refusal(
                        "The load of volunteer v is -1.0 points; it must be a number from 0 to 1000000",
                        () -> volunteer(1, -1)),
                refusal(
                        "The score of v for n is -1000001.0 points; it must be a number from -1000000 to 1000000",
                        () -> new Scoring.Score("v", "n", -1_000_001)),
                refusal(
                        "pointsPerKm is -1.0 points; it must be a number from 0 to 1000000",
                        () -> new Parameters(-1, List.of(0.0), 0, 0)),
                refusal(
                        "gapMinutes is -1.0 points; it must be a number from 0 to 1000000",
                        () -> new Parameters(0, List.of(0.0), -1, 0)),
                refusal(
                        "minutesPerKm is -1.0 points; it must be a number from 0 to 1000000",
                        () -> new Parameters(0, List.of(0.0), 0, -1)),
                refusal(
                        "fatigue is -1.0 points; it must be a number from 0 to 1000000",
                        () -> new Parameters(0, List.of(-1.0), 0, 0)),
                refusal(
                        "fatigue is empty; it must name at least the first shift's points",
                        () -> new Parameters(0, List.of(), 0, 0)),
                refusal(
                        "fatigue falls from 3.0 to 2.5; it must never fall",
                        () -> new Parameters(0, List.of(1.0, 3.0, 2.5), 0, 0)),
                refusal("A gap of -0.1; it must be from 0 to below 1", () -> Options.DEFAULT.withGap(-0.1)),
                refusal("A gap of 1.0; it must be from 0 to below 1", () -> Options.DEFAULT.withGap(1)),
                refusal("0 threads; there must be 1 to 1024", () -> Options.DEFAULT.withThreads(0)),
                refusal("1025 threads; there must be 1 to 1024", () -> Options.DEFAULT.withThreads(1025)),
                refusal("-1 more people; it must be 0 or more", () -> Change.NONE.withExtraPlaces(-1)),
                refusal("A slot from minute 5 to minute 5 ends before it begins", () -> new Slot(5, 5)),
                refusal(noPlace(90.1, 0), () -> new Position(90.1, 0)),
                refusal(noPlace(-90.1, 0), () -> new Position(-90.1, 0)),
                refusal(noPlace(0, 180.1), () -> new Position(0, 180.1)),
                refusal(noPlace(0, -180.1), () -> new Position(0, -180.1)),
                refusal(noPlace(Double.NaN, 0), () -> new Position(Double.NaN, 0)),
                refusal(noId("", "need"), () -> need("", "s", 60, 1, 1)),
                refusal(noId("\t", "shift"), () -> need("n", "\t", 60, 1, 1)),
                refusal(noId("x".repeat(201), "need"), () -> need("x".repeat(201), "s", 60, 1, 1)));
    }

    @Test
    void on_its_limits_a_value_is_taken() {
        assertThatCode(() -> {
                    new Limits(0, 0, 0);
                    new Limits(60, 10, 100_000);
                    need(1440, 0, 0);
                    need(1, 100_000, 1_000_000);
                    need("x".repeat(200), "\uD83D\uDE00".repeat(200), 60, 1, 1);
                    volunteer(0, 0);
                    new Scoring.Score("v", "n", -1_000_000);
                    new Parameters(0, List.of(0.0, 0.0, 2.0, 2.0), 0, 0);
                    new Parameters(1_000_000, List.of(1_000_000.0), 1_000_000, 1_000_000);
                    Options.DEFAULT.withGap(0).withThreads(1024);
                    Change.NONE.withExtraPlaces(0);
                    new Position(90, 180);
                    new Position(-90, -180);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void options_are_changed_one_at_a_time() {
        assertThat(Options.DEFAULT.withGap(0.5).withSeed(7).withThreads(3)).isEqualTo(new Options(0.5, 7, 3));
    }

    @Test
    void a_slot_keeps_the_wall_clock_it_was_made_of_also_before_1970() {
        var evening = LocalDateTime.of(1969, 12, 31, 22, 30);
        var slot = Slot.of(evening, evening.plusHours(3));

        assertThat(slot).isEqualTo(new Slot(-90, 90));
        assertThat(slot.start()).isEqualTo(evening);
        assertThat(slot.end()).isEqualTo(evening.plusHours(3));
        assertThat(slot.minutes()).isEqualTo(180);
        assertThat(slot.contains(new Slot(-90, 90))).isTrue();
        assertThat(slot.contains(new Slot(-91, 90))).isFalse();
        assertThat(slot.contains(new Slot(-90, 91))).isFalse();
    }

    @Test
    void free_time_covers_what_lies_inside_one_window() {
        var free = FreeTime.of(new Slot(100, 200), new Slot(300, 400), new Slot(350, 380));

        assertThat(free.covers(new Slot(100, 200))).isTrue();
        assertThat(free.covers(new Slot(99, 200))).isFalse();
        assertThat(free.covers(new Slot(100, 201))).isFalse();
        assertThat(free.covers(new Slot(390, 400))).isTrue();
        assertThat(free.covers(new Slot(150, 350))).isFalse();
        assertThat(free.size()).isEqualTo(2);
        assertThat(free.startMinute(1)).isEqualTo(300);
        assertThat(free.endMinute(1)).isEqualTo(400);
        assertThat(free).hasToString("[Slot[startMinute=100, endMinute=200], Slot[startMinute=300, endMinute=400]]");
        assertThat(free)
                .isEqualTo(FreeTime.of(new Slot(300, 400), new Slot(100, 200)))
                .hasSameHashCodeAs(FreeTime.of(new Slot(300, 400), new Slot(100, 200)))
                .isNotEqualTo(FreeTime.of(new Slot(300, 401), new Slot(100, 200)));
        assertThat(FreeTime.of()).isEqualTo(FreeTime.NEVER).isNotEqualTo(free);
        assertThat(free.hashCode()).isNotEqualTo(FreeTime.NEVER.hashCode());
    }

    @Test
    void the_last_fatigue_repeats() {
        var parameters = new Parameters(0, List.of(1.0, 2.5), 0, 0);

        assertThat(List.of(parameters.fatigueMicros(0), parameters.fatigueMicros(1), parameters.fatigueMicros(59)))
                .containsExactly(1_000_000L, 2_500_000L, 2_500_000L);
    }

    @Test
    void ids_are_ordered_by_code_points_also_beyond_the_first_plane() {
        String astral = "\uD83D\uDE00";

        assertThat(Stream.of("b", astral, "\uFF5E", "ab", "a", "\uE000", "a" + astral, "a\uFF5E")
                        .sorted(Ids.UTF8_ORDER))
                .containsExactly("a", "ab", "a\uFF5E", "a" + astral, "b", "\uE000", "\uFF5E", astral);
        assertThat(Ids.UTF8_ORDER.compare(astral, "\uD83D\uDE01")).isNegative();
        assertThat(Ids.UTF8_ORDER.compare("\uD83D\uDE01", astral)).isPositive();
        assertThat(Ids.UTF8_ORDER.compare("same", "same")).isZero();
    }

    @Test
    void the_edges_of_the_surrogates_are_letters_or_not() {
        assertThat(Ids.isId("\uD7FF")).isTrue();
        assertThat(Ids.isId("\uE000")).isTrue();
        assertThat(Ids.isId("\uD800")).isFalse();
        assertThat(Ids.isId("\uDFFF")).isFalse();
    }

    @Test
    void a_need_starts_on_the_day_of_its_first_minute() {
        assertThat(at(-1).day()).isEqualTo(-1);
        assertThat(at(0).day()).isZero();
        assertThat(at(1439).day()).isZero();
        assertThat(at(1440).day()).isOne();
    }

    @Test
    void the_gap_is_a_part_of_the_bound_whatever_its_sign() {
        assertThat(Plan.gap(75, 100)).isEqualTo(0.25);
        assertThat(Plan.gap(-150, -100)).isEqualTo(0.5);
        assertThat(Plan.gap(0, 0)).isZero();
        assertThat(new Plan(List.of(), List.of(), 75, 100, 100, Plan.Stopped.GAP, 0, 0).gap())
                .isEqualTo(0.25);
    }

    private static Arguments refusal(String expected, ThrowingCallable maker) {
        return arguments(expected, maker);
    }

    private static String noPlace(double lat, double lon) {
        return "No place on earth has latitude %s and longitude %s; they are −90…90 and −180…180 degrees"
                .formatted(lat, lon);
    }

    private static String noId(String id, String what) {
        return "\"%s\" cannot be the id of a %s: 1 to 200 characters, none of them a control character"
                .formatted(id, what);
    }

    private static Need at(int startMinute) {
        return new Need("n", "s", HERE, new Slot(startMinute, startMinute + 60), 1, 1, Set.of(), "any");
    }

    private static Need need(int minutes, int places, double value) {
        return need("n", "s", minutes, places, value);
    }

    private static Need need(String id, String shift, int minutes, int places, double value) {
        return new Need(id, shift, HERE, new Slot(0, minutes), places, value, Set.of(), "any");
    }

    private static Volunteer volunteer(double radiusKm, double load) {
        return new Volunteer("v", HERE, radiusKm, new Limits(1, 1, 60), load, Set.of(), Set.of(), FreeTime.NEVER);
    }
}
