package org.redvest.dispatch.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Taker;
import org.redvest.dispatch.openings.Openings;
import org.redvest.dispatch.vacancies.Admission;
import org.redvest.dispatch.vacancies.HeldNeeds;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes places for many at once: the rules and the locks of {@link Places#accept}, in its order, with one statement where that
 * takes one for each. Runs as the system.
 */
@Component
public class GroupAcceptance {

    private final OpeningStore openings;
    private final GroupPlaceStore store;
    private final HeldNeeds heldNeeds;
    private final AnswerStore answers;
    private final InvitedAnswers invited;
    private final Openings opening;
    private final Places places;
    private final Admission admission;
    private final Volunteers volunteers;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;

    GroupAcceptance(
            OpeningStore openings,
            GroupPlaceStore store,
            HeldNeeds heldNeeds,
            AnswerStore answers,
            InvitedAnswers invited,
            Openings opening,
            Places places,
            Admission admission,
            Volunteers volunteers,
            Shifts shifts,
            ApplicationEventPublisher events) {
        this.openings = openings;
        this.store = store;
        this.heldNeeds = heldNeeds;
        this.answers = answers;
        this.invited = invited;
        this.opening = opening;
        this.places = places;
        this.admission = admission;
        this.volunteers = volunteers;
        this.shifts = shifts;
        this.events = events;
    }

    public List<VolunteerId> accept(NeedId need, List<Taker> takers) {
        var people = volunteers.lockAll(takers.stream().map(Taker::volunteer).toList()).stream()
                .collect(Collectors.toMap(Profile::id, Function.identity()));
        var seen = openings.find(need).orElseThrow(NoSuchOpening::new);
        if (seen.withdrawnAt().isPresent()
                || !shifts.activity(seen.activity()).state().beforeService()) {
            return List.of();
        }
        var now = openings.lockShift(seen.shift()).stream()
                .filter(each -> each.need().equals(need))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
        var may = admitted(now, takers, people);
        if (may.isEmpty() || !store.takePlaces(need, may)) {
            return List.of();
        }
        tell(now, may, store.insert(need, may));
        return may.stream().map(Taker::volunteer).toList();
    }

    private List<Taker> admitted(Opening found, List<Taker> takers, Map<VolunteerId, Profile> people) {
        var asked = found.asked();
        var held = heldNeeds.of(people.keySet(), opening.from(asked), opening.to(asked));
        var declined = answers.declinedBy(found.need());
        var once = new HashSet<VolunteerId>();
        return takers.stream()
                .filter(taker -> taker.at().isBefore(found.closesAt()))
                .filter(taker -> people.containsKey(taker.volunteer()) && once.add(taker.volunteer()))
                .filter(taker -> {
                    var profile = Objects.requireNonNull(people.get(taker.volunteer()));
                    var theirs = held.getOrDefault(taker.volunteer(), List.of());
                    return found.reaches(profile.home())
                            && theirs.stream()
                                    .noneMatch(each -> each.place().need().equals(found.need()))
                            && admission
                                    .reasons(
                                            asked,
                                            profile,
                                            theirs,
                                            Optional.ofNullable(declined.get(taker.volunteer())))
                                    .isEmpty();
                })
                .limit(found.free())
                .sorted(Comparator.comparing(Taker::at))
                .toList();
    }

    private void tell(Opening before, List<Taker> took, Map<VolunteerId, PlaceId> placed) {
        var entries = new ArrayList<TrackEntry>();
        int taken = before.taken();
        store.remember(before.need(), took, placed);
        for (var taker : took) {
            taken++;
            entries.add(TrackEntry.byNobody(
                            taker.at(),
                            "dispatch.track.accepted",
                            taker.volunteer().account(),
                            taken,
                            before.places())
                    .about(before.shift()));
        }
        shifts.recordAll(before.activity(), entries);
        for (var taker : took) {
            events.publishEvent(new PlaceAccepted(
                    Objects.requireNonNull(placed.get(taker.volunteer())),
                    before.shift(),
                    before.need(),
                    before.activity(),
                    taker.volunteer(),
                    before.region(),
                    taker.at()));
        }
        var after = openings.lockShift(before.shift());
        invited.closeFull(after, took.getLast().at());
        if (after.stream().allMatch(Opening::complete)) {
            places.fill(before, after, took.getLast().at());
        }
    }
}
