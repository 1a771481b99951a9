package org.redvest.shifts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every pair of states: which step a shift may take, and where its order stands then. */
class ShiftStateTest {

    private static final String TABLE = """
            PLANNED     -> DISPATCHING NOT_HELD CANCELLED
            DISPATCHING -> SHORT STAFFED IN_SERVICE NOT_HELD CANCELLED
            SHORT       -> DISPATCHING STAFFED IN_SERVICE NOT_HELD CANCELLED
            STAFFED     -> DISPATCHING SHORT IN_SERVICE CANCELLED
            IN_SERVICE  -> ENDED
            ENDED       -> CONFIRMED
            CONFIRMED   ->
            NOT_HELD    ->
            CANCELLED   ->
            """;

    @Test
    void the_whole_table_of_steps() {
        var steps = Arrays.stream(ShiftState.values())
                .map(from -> "%-11s -> %s"
                        .formatted(
                                from,
                                Arrays.stream(ShiftState.values())
                                        .filter(from::leadsTo)
                                        .map(Enum::name)
                                        .collect(Collectors.joining(" ")))
                        .strip())
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(steps).isEqualTo(TABLE.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void only_what_has_not_begun_lies_ahead_and_only_what_takes_place_is_live() {
        assertThat(Stream.of(ShiftState.values()).filter(ShiftState::ahead))
                .containsExactly(ShiftState.PLANNED, ShiftState.DISPATCHING, ShiftState.SHORT, ShiftState.STAFFED);
        assertThat(Stream.of(ShiftState.values()).filter(state -> !state.live()))
                .containsExactly(ShiftState.NOT_HELD, ShiftState.CANCELLED);
    }

    /** Of two services the less advanced says where the activity stands; what was not held or is off says nothing beside another. */
    @Test
    void an_activity_of_two_shifts_stands_where_the_less_advanced_stands() {
        for (var first : ShiftState.values()) {
            for (var second : ShiftState.values()) {
                assertThat(ActivityState.of(Activity.Stage.RELEASED, List.of(shift(first), shift(second))))
                        .as("%s and %s", first, second)
                        .isEqualTo(expected(first, second));
            }
        }
    }

    private static ActivityState expected(ShiftState first, ShiftState second) {
        if (!first.live() && !second.live()) {
            return first == ShiftState.NOT_HELD || second == ShiftState.NOT_HELD
                    ? ActivityState.UNFILLED
                    : ActivityState.CANCELLED;
        }
        var leads = !first.live() ? second : !second.live() ? first : first.compareTo(second) < 0 ? first : second;
        return switch (leads) {
            case PLANNED -> ActivityState.APPROVED;
            case CONFIRMED -> ActivityState.AWAITING_EVALUATION;
            default -> ActivityState.valueOf(leads.name());
        };
    }

    /** A stage that the owner, the committee or the community decided is not overruled by the shifts. */
    @Test
    void what_was_decided_stands_whatever_the_shifts_do() {
        for (var decided : EnumSet.complementOf(EnumSet.of(Activity.Stage.RELEASED))) {
            for (var state : ShiftState.values()) {
                assertThat(ActivityState.of(decided, List.of(shift(state))).name())
                        .isEqualTo(decided.name());
            }
        }
    }

    private static Shift shift(ShiftState state) {
        var at = java.time.Instant.parse("2026-03-01T00:00:00Z");
        return new Shift(
                new ShiftId(1),
                new ActivityNumber("430503-260226-001"),
                new org.redvest.regions.RegionCode("430503001001"),
                1,
                state,
                new Window(at, at.plusSeconds(3600)),
                List.of(),
                Optional.empty());
    }
}
