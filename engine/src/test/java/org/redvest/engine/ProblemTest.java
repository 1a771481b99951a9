package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A problem that exists is valid: whatever contradicts itself is refused, and the refusal names what is wrong. */
class ProblemTest {
    private static final int DAY = 1440;
    private static final Position HERE = new Position(27, 111);
    private static final Position THERE = new Position(27, 112);
    private static final Volunteer AN = volunteer("An");
    private static final Need CLINIC = need("clinic", "morning", HERE, new Slot(480, 540), 1);
    private static final Need LIBRARY = need("library", "evening", HERE, new Slot(1100, 1160), 1);

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void what_contradicts_itself_is_refused(String expected, Supplier<Problem> problem) {
        assertThatThrownBy(problem::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("Volunteer An is there twice", () -> Problem.of(List.of(AN, volunteer("An")), List.of(CLINIC))),
                refusal(
                        "Need clinic is there twice",
                        () -> Problem.of(
                                List.of(AN), List.of(CLINIC, need("clinic", "other", HERE, LIBRARY.slot(), 1)))),
                refusal(
                        "Need kitchen is of shift morning, but at another place or time",
                        () -> Problem.of(
                                List.of(AN), List.of(CLINIC, need("kitchen", "morning", THERE, CLINIC.slot(), 1)))),
                refusal(
                        "Need kitchen is of shift morning, but at another place or time",
                        () -> Problem.of(
                                List.of(AN), List.of(CLINIC, need("kitchen", "morning", HERE, LIBRARY.slot(), 1)))),
                refusal("The needs span 63 days; they must lie within 62", () -> over(0, 62 * DAY + 1)),
                refusal("The needs span 63 days; they must lie within 62", () -> over(DAY - 1, 62 * DAY + 1)),
                refusal("The needs span 63 days; they must lie within 62", () -> over(-1, 61 * DAY + 1)),
                refusal("A score names volunteer Bo, who is unknown", () -> scored("Bo", "clinic")),
                refusal("A score names need kitchen, which is unknown", () -> scored("An", "kitchen")),
                refusal("There are two scores for (An, clinic)", () -> scored("An", "clinic", "An", "clinic")),
                refusal("A decision names volunteer Bo, who is unknown", () -> decided(pairs("Bo", "clinic"), pairs())),
                refusal(
                        "A decision names need kitchen, which is unknown",
                        () -> decided(pairs("An", "kitchen"), pairs())),
                refusal("A decision names volunteer Bo, who is unknown", () -> decided(pairs(), pairs("Bo", "clinic"))),
                refusal(
                        "A decision names need kitchen, which is unknown",
                        () -> decided(pairs(), pairs("An", "kitchen"))),
                refusal(
                        "There are two decisions for (An, clinic)",
                        () -> decided(pairs("An", "clinic"), pairs("An", "clinic"))),
                refusal(
                        "There are two decisions for (An, clinic)",
                        () -> decided(pairs("An", "clinic", "An", "clinic"), pairs())),
                refusal(
                        "Held pair (An, library) breaks a rule: [DayFull[day=0, maxShiftsPerDay=1]]",
                        () -> decided(pairs("An", "clinic", "An", "library"), pairs())),
                refusal(
                        "Need clinic is held by more than its 1 places",
                        () -> decided(pairs("An", "clinic", "Cai", "clinic"), pairs())),
                refusal("Held pair (An, library) is not among the listed pairs", () -> listed("An", "library")));
    }

    @Test
    void what_agrees_with_itself_is_taken() {
        assertThat(over(0, 62 * DAY).needs()).hasSize(2);
        assertThat(over(-1, 61 * DAY).needs()).hasSize(2);
        assertThat(over(DAY, 63 * DAY).needs()).hasSize(2);
        assertThat(listed("An", "clinic").held()).hasSize(1);
        assertThat(decided(pairs("An", "clinic", "Cai", "library"), pairs("Cai", "clinic"))
                        .barred())
                .hasSize(1);
        assertThat(scored("An", "clinic", "An", "library").scoring().scores()).hasSize(2);
        assertThat(Problem.of(List.of(AN), List.of(CLINIC, need("kitchen", "morning", HERE, CLINIC.slot(), 3)))
                        .needs())
                .hasSize(2);
    }

    private static Arguments refusal(String expected, Supplier<Problem> problem) {
        return arguments(expected, problem);
    }

    /** A need of one minute at the beginning and one at the end. */
    private static Problem over(int startMinute, int endMinute) {
        return Problem.of(
                List.of(),
                List.of(
                        need("first", "first", HERE, new Slot(startMinute, startMinute + 1), 1),
                        need("last", "last", HERE, new Slot(endMinute - 1, endMinute), 1)));
    }

    private static Problem scored(String... volunteersAndNeeds) {
        var scores = pairs(volunteersAndNeeds).stream()
                .map(p -> new Scoring.Score(p.volunteer(), p.need(), 1))
                .toList();
        return new Problem(
                List.of(AN),
                List.of(CLINIC, LIBRARY),
                new Scoring.ByDistance(scores),
                List.of(),
                List.of(),
                Parameters.DEFAULT);
    }

    private static Problem decided(List<Pair> held, List<Pair> barred) {
        return new Problem(
                List.of(AN, volunteer("Cai")),
                List.of(CLINIC, LIBRARY),
                new Scoring.ByDistance(List.of()),
                held,
                barred,
                Parameters.DEFAULT);
    }

    /** A list of pairs that has An for the clinic only. */
    private static Problem listed(String volunteer, String need) {
        return new Problem(
                List.of(AN),
                List.of(CLINIC, LIBRARY),
                new Scoring.Listed(List.of(new Scoring.Score("An", "clinic", 1))),
                pairs(volunteer, need),
                List.of(),
                Parameters.DEFAULT);
    }

    private static List<Pair> pairs(String... volunteersAndNeeds) {
        return Stream.iterate(0, i -> i < volunteersAndNeeds.length, i -> i + 2)
                .map(i -> new Pair(volunteersAndNeeds[i], volunteersAndNeeds[i + 1]))
                .toList();
    }

    private static Volunteer volunteer(String id) {
        return new Volunteer(id, HERE, 5, new Limits(2, 1, 300), 0, Set.of(), Set.of(), FreeTime.of(new Slot(0, DAY)));
    }

    private static Need need(String id, String shift, Position site, Slot slot, int places) {
        return new Need(id, shift, site, slot, places, 100, Set.of(), "any");
    }
}
