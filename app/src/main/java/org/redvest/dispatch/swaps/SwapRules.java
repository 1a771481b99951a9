package org.redvest.dispatch.swaps;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.places.AnswerStore;
import org.redvest.dispatch.swaps.SwapStore.Unwanted;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeed;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Who could serve at another's place instead of at their own: the rules of every acceptance, without the place that is given. */
@Component
class SwapRules {

    private final OpeningStore openings;
    private final Openings opening;
    private final AnswerStore answers;
    private final HeldNeeds heldNeeds;
    private final Admission admission;
    private final Volunteers volunteers;
    private final SwapStore swaps;
    private final Clock clock;

    SwapRules(
            OpeningStore openings,
            Openings opening,
            AnswerStore answers,
            HeldNeeds heldNeeds,
            Admission admission,
            Volunteers volunteers,
            SwapStore swaps,
            Clock clock) {
        this.openings = openings;
        this.opening = opening;
        this.answers = answers;
        this.heldNeeds = heldNeeds;
        this.admission = admission;
        this.volunteers = volunteers;
        this.swaps = swaps;
        this.clock = clock;
    }

    /** In the order of the places; a place whose holder has left the city is none. */
    List<SwapWish> wishes(List<Place> places) {
        var profiles = volunteers.profiles(places.stream().map(Place::volunteer).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Profile::id, Function.identity()));
        var found = openings.listOf(places.stream().map(Place::need).distinct().toList()).stream()
                .collect(Collectors.toMap(Opening::need, Function.identity()));
        return places.stream()
                .filter(place -> profiles.containsKey(place.volunteer()) && found.containsKey(place.need()))
                .map(place -> new SwapWish(
                        place,
                        Objects.requireNonNull(found.get(place.need())),
                        Objects.requireNonNull(profiles.get(place.volunteer()))))
                .toList();
    }

    /** What the holders of these places may take of one another, as far as it is known now. */
    Possible possible(List<SwapWish> wishes) {
        var places = wishes.stream().map(each -> each.place().id()).toList();
        return new Possible(held(wishes), declined(wishes), swaps.unwanted(places));
    }

    /** Whether a place can be given at this moment, apart from who would take it. */
    boolean mayGive(SwapWish wish) {
        var place = wish.place();
        return place.held()
                && place.question().isEmpty()
                && clock.instant().isBefore(wish.opening().closesAt());
    }

    private Map<VolunteerId, List<HeldNeed>> held(List<SwapWish> wishes) {
        if (wishes.isEmpty()) {
            return Map.of();
        }
        var byStart =
                Comparator.<SwapWish, Instant>comparing(each -> each.place().start());
        var first = wishes.stream().min(byStart).orElseThrow().opening().asked();
        var last = wishes.stream().max(byStart).orElseThrow().opening().asked();
        return heldNeeds.of(holders(wishes), opening.from(first), opening.to(last));
    }

    private Map<NeedId, Set<VolunteerId>> declined(List<SwapWish> wishes) {
        return wishes.stream()
                .map(each -> each.place().need())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), need -> answers.declinedBy(need).keySet()));
    }

    private static Set<VolunteerId> holders(Collection<SwapWish> wishes) {
        return wishes.stream().map(each -> each.place().volunteer()).collect(Collectors.toSet());
    }

    /** The rules, with what they need of people and places. */
    final class Possible {

        private final Map<VolunteerId, List<HeldNeed>> held;
        private final Map<NeedId, Set<VolunteerId>> declined;
        private final Set<Unwanted> unwanted;

        private Possible(
                Map<VolunteerId, List<HeldNeed>> held, Map<NeedId, Set<VolunteerId>> declined, Set<Unwanted> unwanted) {
            this.held = held;
            this.declined = declined;
            this.unwanted = unwanted;
        }

        /** Also whether they want it: what they have refused is not offered again. */
        boolean suits(SwapWish mine, SwapWish theirs) {
            return !unwanted.contains(
                            new Unwanted(mine.place().id(), theirs.place().id()))
                    && !declined.getOrDefault(theirs.place().need(), Set.of())
                            .contains(mine.place().volunteer())
                    && mayTake(mine, theirs);
        }

        boolean mayTake(SwapWish mine, SwapWish theirs) {
            return !mine.place().volunteer().equals(theirs.place().volunteer())
                    && !mine.place().need().equals(theirs.place().need())
                    && !holds(mine, theirs)
                    && reasons(mine, theirs).isEmpty();
        }

        /** Without the place that is given. */
        List<Reason> reasons(SwapWish mine, SwapWish theirs) {
            var others = new ArrayList<>(held.getOrDefault(mine.place().volunteer(), List.of()));
            others.removeIf(each -> each.place().id().equals(mine.place().id()));
            return admission.reasons(theirs.opening().asked(), mine.holder(), others, Optional.empty());
        }

        private boolean holds(SwapWish mine, SwapWish theirs) {
            return held.getOrDefault(mine.place().volunteer(), List.of()).stream()
                    .anyMatch(each -> each.place().need().equals(theirs.place().need()));
        }
    }
}
