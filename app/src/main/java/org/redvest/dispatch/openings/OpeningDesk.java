package org.redvest.dispatch.openings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.sieve.ActivitySieve;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the dispatcher's page shows. */
@Component
class OpeningDesk {

    /** So long somebody who accepted is news. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Dispatch dispatch;
    private final Openings openings;
    private final Shifts shifts;
    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Clock clock;

    OpeningDesk(
            Dispatch dispatch,
            Openings openings,
            Shifts shifts,
            Accounts accounts,
            Volunteers volunteers,
            Regions regions,
            Clock clock) {
        this.dispatch = dispatch;
        this.openings = openings;
        this.shifts = shifts;
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OpeningView view(ActivityNumber number, Hat dispatcher) {
        var activity = shifts.activity(number);
        boolean lives =
                activity.state() == ActivityState.PROPOSED || activity.state().beforeService();
        var sieve = lives ? openings.sieve(activity, dispatcher.region()) : ActivitySieve.NONE;
        return view(activity, sieve, dispatcher.region());
    }

    /** The part that changes by itself, without sifting again. */
    @Transactional(readOnly = true)
    public OpeningView live(ActivityNumber number) {
        var activity = shifts.activity(number);
        return view(activity, ActivitySieve.NONE, activity.region().county());
    }

    private OpeningView view(Activity activity, ActivitySieve sieve, RegionCode scope) {
        var needs = needs(activity, sieve);
        return new OpeningView(
                activity, names(activity, scope), needs, sieve.eligible(), closes(needs), clock.instant());
    }

    /** Who comes on which day, for the community too: names of people who live anywhere, and how far away they live. */
    @Transactional(readOnly = true)
    public List<ComingDay> days(Activity activity) {
        var opened = dispatch.openings(activity.number());
        var held = dispatch.held(activity.number());
        return activity.liveShifts().stream()
                .filter(shift ->
                        opened.stream().anyMatch(opening -> opening.shift().equals(shift.id())))
                .map(shift -> day(activity, shift, opened, held))
                .toList();
    }

    private ComingDay day(Activity activity, Shift shift, List<Opening> opened, List<Place> held) {
        var its = opened.stream()
                .filter(opening -> opening.shift().equals(shift.id()))
                .toList();
        return new ComingDay(
                shift,
                seats(
                        held.stream()
                                .filter(place -> place.shift().equals(shift.id()))
                                .toList(),
                        activity),
                its.stream().mapToInt(Opening::places).sum(),
                its.stream()
                        .filter(opening -> opening.running(clock.instant()))
                        .map(Opening::closesAt)
                        .min(Comparator.naturalOrder()));
    }

    private List<NeedView> needs(Activity activity, ActivitySieve sifted) {
        var held = dispatch.held(activity.number());
        var opened = dispatch.openings(activity.number());
        return Openings.needs(activity).stream()
                .map(asking -> new NeedView(
                        asking.shift(),
                        asking.need(),
                        sifted.needs().stream()
                                .filter(sieve ->
                                        sieve.need().equals(asking.need().id()))
                                .findFirst(),
                        opened.stream()
                                .filter(opening ->
                                        opening.need().equals(asking.need().id()))
                                .findFirst(),
                        dispatch.responses(asking.need().id()),
                        seats(
                                held.stream()
                                        .filter(place -> place.need()
                                                .equals(asking.need().id()))
                                        .toList(),
                                activity),
                        closing(asking.shift()).isPresent()))
                .toList();
    }

    private List<NeedView.Seat> seats(List<Place> held, Activity activity) {
        var people = volunteers.introduce(held.stream().map(Place::volunteer).toList());
        var site = openings.site(activity);
        return held.stream()
                .sorted(Comparator.comparing(Place::acceptedAt).reversed())
                .filter(place -> people.containsKey(place.volunteer()))
                .map(place -> seat(place, people, site, regions.isEstimated(activity.region())))
                .toList();
    }

    private NeedView.Seat seat(Place place, Map<VolunteerId, Introduction> people, Position site, boolean estimated) {
        var person = Objects.requireNonNull(people.get(place.volunteer()));
        var now = clock.instant();
        return new NeedView.Seat(
                place.id(),
                person.name(),
                regions.region(person.home().township()).name(),
                person.position().kilometresTo(site),
                estimated || regions.isEstimated(person.home()),
                place.acceptedAt(),
                now.isBefore(place.acceptedAt().plus(FRESH)),
                place.question().filter(each -> each.openAt(now)).isPresent());
    }

    /** Of what can still be offered when that would close; where all is offered, when it does. */
    private Optional<Instant> closes(List<NeedView> needs) {
        return needs.stream()
                .filter(need -> !need.open())
                .flatMap(need -> closing(need.shift()).stream())
                .min(Comparator.naturalOrder())
                .or(() -> needs.stream()
                        .flatMap(need -> need.opening().filter(_ -> need.open()).map(Opening::closesAt).stream())
                        .min(Comparator.naturalOrder()));
    }

    private Optional<Instant> closing(Shift shift) {
        return Openings.closing(shift.start(), clock.instant(), clock.getZone());
    }

    private OpeningView.OpeningNames names(Activity activity, RegionCode scope) {
        RegionCode region = activity.region();
        var by = activity.by();
        return new OpeningView.OpeningNames(
                regions.region(scope).name(),
                regions.region(region.township()).name(),
                regions.region(region).name(),
                regions.isEstimated(region),
                accounts.identities(List.of(by)).getOrDefault(by, new Identity("—", Optional.empty())));
    }
}
