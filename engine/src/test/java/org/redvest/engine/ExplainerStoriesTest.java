package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small cities whose answers can be worked out by hand, at prices that are said. Ways cost nothing where all live at one place. */
class ExplainerStoriesTest {
    private static final long POINT = Points.ONE;
    private static final Position HERE = new Position(27, 111);
    /** A tenth of a degree is 11.1 km. */
    private static final Position NEXT_TOWN = new Position(27.1, 111);

    private static final Slot MORNING = new Slot(480, 600);
    private static final Slot LATE_MORNING = new Slot(540, 660);
    private static final Slot EVENING = new Slot(1080, 1200);
    private static final Parameters TIRING = new Parameters(0, List.of(3.0, 8.0), 10, 2);

    private static final Need CLINIC = need("clinic", MORNING, 1, 100);
    private static final Need LIBRARY = need("library", LATE_MORNING, 1, 60);

    @Test
    void who_serves_hears_what_their_best_bundle_would_lose_and_what_they_would_do_instead() {
        var city = city(List.of(person("An")), CLINIC, LIBRARY);
        var explainer = explainer(city, plan("An", "clinic"), Map.of("clinic", 10, "library", 5));

        assertThat(explainer.why("clinic", "An"))
                .isEqualTo(
                        new Why.Serves(0, 100 * POINT, 10 * POINT, (100 - (60 - 5) - 10) * POINT, List.of("library")));
    }

    @Test
    void who_does_better_elsewhere_hears_by_how_much_the_place_falls_short() {
        var city = city(List.of(person("An")), CLINIC, LIBRARY);
        var explainer = explainer(city, plan("An", "clinic"), Map.of("clinic", 10, "library", 5));

        assertThat(explainer.why("library", "An"))
                .isEqualTo(new Why.BetterElsewhere(
                        0, 60 * POINT, 5 * POINT, (5 - (60 - (100 - 10))) * POINT, List.of("clinic")));
    }

    @Test
    void who_would_pay_more_than_the_price_falls_short_of_nothing() {
        var city = city(List.of(person("An")), CLINIC, LIBRARY);
        var explainer = explainer(city, List.of(), Map.of("clinic", 99, "library", 5));

        assertThat(explainer.why("library", "An"))
                .isEqualTo(new Why.BetterElsewhere(0, 60 * POINT, 5 * POINT, 0, List.of()));
    }

    @Test
    void a_place_that_only_pays_for_the_fatigue_is_not_worth_it() {
        var city = city(List.of(person("An")), need("tea", MORNING, 1, 3), need("talk", EVENING, 1, 3.5));
        var explainer = explainer(city, List.of(), Map.of());

        assertThat(explainer.why("tea", "An")).isEqualTo(new Why.NotWorth(0, 3 * POINT, 3 * POINT));
        assertThat(explainer.why("talk", "An")).isInstanceOf(Why.BetterElsewhere.class);
    }

    @Test
    void who_holds_another_service_at_that_time_cannot_come() {
        var busy = new Volunteer(
                "An", HERE, 5, new Limits(2, 2, 600), 0, Set.of(), Set.of(), FreeTime.of(new Slot(0, 1440)));
        var choir = need("choir", EVENING, 1, 50);
        var city = held(List.of(busy), List.of(new Pair("An", "clinic")), CLINIC, LIBRARY, choir);
        var explainer = explainer(city, plan("An", "clinic"), Map.of());

        assertThat(explainer.why("clinic", "An")).isEqualTo(new Why.Held());
        assertThat(explainer.why("library", "An"))
                .isEqualTo(new Why.Cannot(List.of(new Bar.Clashes("clinic", -60, 10))));
        assertThat(explainer.why("choir", "An")).isInstanceOf(Why.BetterElsewhere.class);
    }

    @Test
    void what_is_not_there_is_named() {
        var explainer = explainer(city(List.of(person("An")), CLINIC), List.of(), Map.of());

        assertThatThrownBy(() -> explainer.why("clinic", "Bo")).hasMessage("There is no volunteer Bo");
        assertThatThrownBy(() -> explainer.why("kitchen", "An")).hasMessage("There is no need kitchen");
        assertThatThrownBy(() -> explainer.staffing("kitchen")).hasMessage("There is no need kitchen");
    }

    @Test
    void with_scores_of_ones_own_the_list_decides_who_may_come() {
        var problem = new Problem(
                List.of(person("An"), person("Bo"), person("Cai")),
                List.of(CLINIC),
                new Scoring.Listed(
                        List.of(new Scoring.Score("An", "clinic", 7), new Scoring.Score("Cai", "clinic", 7))),
                List.of(),
                List.of(new Pair("Cai", "clinic")),
                TIRING);
        var explainer = explainer(problem, plan("An", "clinic"), Map.of());

        assertThat(explainer.why("clinic", "An")).isInstanceOf(Why.Serves.class);
        assertThat(explainer.why("clinic", "Bo")).isEqualTo(new Why.Cannot(List.of(new Bar.NotListed())));
        assertThat(explainer.why("clinic", "Cai")).isEqualTo(new Why.Cannot(List.of(new Bar.Barred())));
        assertThat(explainer.staffing("clinic").removed())
                .isEqualTo(Map.of(
                        Staffing.Rule.LIST, new Staffing.Removed(1, 1),
                        Staffing.Rule.DECISION, new Staffing.Removed(1, 1)));
    }

    @Test
    void the_next_five_are_those_who_fall_short_by_least_and_each_says_what_they_do_instead() {
        var people = IntStream.rangeClosed(0, 7)
                .mapToObj(v -> person("v" + v, 10 * v))
                .toList();
        var city = held(people, List.of(new Pair("v7", "library")), CLINIC, LIBRARY);
        var explainer = explainer(city, plan("v0", "clinic", "v7", "library"), Map.of("clinic", 95, "library", 30));

        var staffing = explainer.staffing("clinic");

        // v2 brings 80 to the clinic and 40 − 30 − 3 to the library, which cost nothing but the price of 30.
        assertThat(staffing.next())
                .containsExactly(
                        next("v1", 95 - (90 - 3 - (50 - 30 - 3)), "library"),
                        next("v2", 95 - (80 - 3 - (40 - 30 - 3)), "library"),
                        next("v3", 95 - (70 - 3)),
                        next("v4", 95 - (60 - 3)),
                        next("v5", 95 - (50 - 3)));
        assertThat(staffing)
                .extracting(Staffing::places, Staffing::filled, Staffing::price, Staffing::eligible, Staffing::shortage)
                .containsExactly(1, 1, 95 * POINT, 8, Plan.Shortage.NONE);
    }

    @Test
    void who_would_pay_more_than_the_price_is_next_without_a_raise_and_equals_stand_by_their_names() {
        var city = city(List.of(person("Bo"), person("An")), CLINIC);

        assertThat(explainer(city, List.of(), Map.of("clinic", 20))
                        .staffing("clinic")
                        .next())
                .containsExactly(next("An", 0), next("Bo", 0));
    }

    @Test
    void a_need_is_short_for_one_of_three_reasons() {
        var nursing = new Need("ward", "ward", HERE, MORNING, 1, 100, Set.of("nursing"), "any");
        var people = List.of(person("An", 96.5), person("Bo", 97));
        var city = city(people, nursing, CLINIC, need("fair", EVENING, 2, 99));

        var explainer = explainer(city, List.of(), Map.of());
        assertThat(explainer.staffing("ward").shortage()).isEqualTo(Plan.Shortage.NOBODY_ELIGIBLE);
        assertThat(explainer.staffing("clinic").shortage()).as("An brings 3.5").isEqualTo(Plan.Shortage.ELSEWHERE);
        assertThat(explainer.staffing("fair").shortage()).as("An brings 2.5").isEqualTo(Plan.Shortage.NOT_WORTH);

        var serves = explainer(city, plan("An", "fair"), Map.of()).staffing("fair");
        assertThat(serves.filled()).isOne();
        assertThat(explainer(city, plan("An", "clinic"), Map.of())
                        .staffing("clinic")
                        .shortage())
                .isEqualTo(Plan.Shortage.NONE);
        assertThat(explainer(city(List.of(person("Bo", 97)), CLINIC), List.of(), Map.of())
                        .staffing("clinic")
                        .shortage())
                .as("100 − 97 is just the fatigue")
                .isEqualTo(Plan.Shortage.NOT_WORTH);
    }

    @Test
    void more_places_bring_what_the_next_would_pay() {
        var city = city(List.of(person("An"), person("Bo", 20), person("Cai", 97)), CLINIC);
        var explainer = explainer(city, plan("An", "clinic"), Map.of("clinic", 80));

        assertThat(explainer.whatIf("clinic", Change.NONE)).isEqualTo(new Change.Effect(3, 3, 1, 1, 0));
        assertThat(explainer.whatIf("clinic", Change.NONE.withExtraPlaces(1)))
                .isEqualTo(new Change.Effect(3, 3, 1, 2, 77 * POINT));
        assertThat(explainer.whatIf("clinic", Change.NONE.withExtraPlaces(2)))
                .as("for Cai it pays no more than the fatigue")
                .isEqualTo(new Change.Effect(3, 3, 1, 2, 77 * POINT));
    }

    @Test
    void a_held_place_is_filled_whatever_changes_and_its_worth_does_not_count() {
        var city = held(
                List.of(person("An", 99), person("Bo", 20)),
                List.of(new Pair("An", "clinic")),
                need("clinic", MORNING, 2, 100));
        var explainer = explainer(city, plan("An", "clinic", "Bo", "clinic"), Map.of());

        assertThat(explainer.whatIf("clinic", Change.NONE)).isEqualTo(new Change.Effect(2, 2, 2, 2, 0));
        assertThat(explainer.whatIf("clinic", Change.NONE.withValue(110)))
                .isEqualTo(new Change.Effect(2, 2, 2, 2, 10 * POINT));
    }

    @Test
    void at_another_time_all_are_asked_anew_and_the_rest_of_the_shift_stays_where_it_is() {
        var twin = new Need("desk", "clinic", HERE, MORNING, 1, 1, Set.of(), "any");
        var other = new Need("other", "moved-2", HERE, EVENING, 1, 1, Set.of(), "any");
        var city =
                held(List.of(person("An"), person("Bo", 20)), List.of(new Pair("An", "clinic")), CLINIC, twin, other);
        var explainer = explainer(city, plan("An", "clinic"), Map.of("other", 99));

        assertThat(explainer.whatIf("clinic", Change.NONE.withSlot(EVENING)))
                .as("An holds it and brings 97; whoever comes in the evening brings no more")
                .isEqualTo(new Change.Effect(2, 2, 1, 1, 0));
    }

    @Test
    void without_a_skill_more_can_come_and_a_licence_stays() {
        var able = new Volunteer(
                "Able", HERE, 5, new Limits(1, 1, 600), 50, Set.of("escort"), Set.of(), FreeTime.of(new Slot(0, 1440)));
        var ward = new Need("ward", "ward", HERE, MORNING, 2, 100, Set.of("escort"), "any");
        var explainer = explainer(city(List.of(able, person("An", 20)), ward), plan("Able", "ward"), Map.of());

        assertThat(explainer.whatIf("ward", Change.NONE.withoutSkill("escort")))
                .isEqualTo(new Change.Effect(1, 2, 1, 2, (100 - 20 - 3) * POINT));
        var licensed = new Need(
                "ward",
                "ward",
                HERE,
                MORNING,
                2,
                100,
                Set.of("escort"),
                "any",
                new Requirements(0, Set.of("escort"), ""));
        var strict = explainer(city(List.of(able), licensed), plan("Able", "ward"), Map.of());
        assertThatThrownBy(() -> strict.whatIf("ward", Change.NONE.withoutSkill("escort")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("licences [escort]");
    }

    @Test
    void a_wider_radius_brings_people_to_this_need_and_to_no_other() {
        var far = new Volunteer(
                "Far", NEXT_TOWN, 5, new Limits(1, 1, 600), 0, Set.of(), Set.of(), FreeTime.of(new Slot(0, 1440)));
        var city = city(List.of(person("An", 50), far), CLINIC, LIBRARY);
        var explainer = explainer(city, plan("An", "clinic"), Map.of());

        assertThat(explainer.whatIf("clinic", Change.NONE.withRadiusKm(20)))
                .as("Far brings 97, and would not go to the library for any of it")
                .isEqualTo(new Change.Effect(1, 2, 1, 1, (97 - (100 - 50 - 3 - (60 - 50 - 3))) * POINT));
        assertThat(explainer.whatIf("clinic", Change.NONE.withRadiusKm(5)))
                .as("no wider than it is")
                .isEqualTo(new Change.Effect(1, 1, 1, 1, 0));
    }

    private static Staffing.Next next(String volunteer, long raise, String... instead) {
        return new Staffing.Next(volunteer, raise * POINT, List.of(instead));
    }

    private static Explainer explainer(Problem problem, List<Plan.Assignment> plan, Map<String, Integer> points) {
        return new Explainer(
                problem,
                plan,
                points.entrySet().stream()
                        .map(p -> new Plan.Price(p.getKey(), 1, 1, p.getValue() * POINT, 1, Plan.Shortage.NONE))
                        .toList());
    }

    private static List<Plan.Assignment> plan(String... volunteersAndNeeds) {
        return Stream.iterate(0, i -> i < volunteersAndNeeds.length, i -> i + 2)
                .map(i -> new Plan.Assignment(volunteersAndNeeds[i], volunteersAndNeeds[i + 1], 0, 0))
                .toList();
    }

    private static Problem city(List<Volunteer> people, Need... needs) {
        return held(people, List.of(), needs);
    }

    private static Problem held(List<Volunteer> people, List<Pair> held, Need... needs) {
        return new Problem(people, List.of(needs), new Scoring.ByDistance(List.of()), held, List.of(), TIRING);
    }

    private static Volunteer person(String id) {
        return person(id, 0);
    }

    private static Volunteer person(String id, double load) {
        return new Volunteer(
                id, HERE, 5, new Limits(1, 1, 600), load, Set.of(), Set.of(), FreeTime.of(new Slot(0, 1440)));
    }

    private static Need need(String id, Slot slot, int places, double value) {
        return new Need(id, id, HERE, slot, places, value, Set.of(), "any");
    }
}
