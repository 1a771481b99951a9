package org.redvest.dispatch.places;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Arrivals;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.regions.Regions;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a volunteer's pages show. */
@Component
class VolunteerDesk {

    /** Whoever came may have left something there; after that the door and the number are nobody's business any more. */
    private static final Duration DETAILS_AFTERWARDS = Duration.ofHours(12);

    private final Dispatch dispatch;
    private final OpeningStore openings;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Arrivals arrivals;
    private final Clock clock;

    VolunteerDesk(
            Dispatch dispatch,
            OpeningStore openings,
            Shifts shifts,
            Volunteers volunteers,
            Regions regions,
            Arrivals arrivals,
            Clock clock) {
        this.dispatch = dispatch;
        this.openings = openings;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OpenPage open(Hat hat, int page) {
        var me = VolunteerId.of(hat.account());
        var profile = volunteers.profile(me);
        var reachable = dispatch.reachable(me, page);
        var found = shifts(
                reachable.rows().stream().map(each -> each.opening().activity()).toList());
        var cards = reachable.rows().stream()
                .filter(each -> found.containsKey(each.opening().activity()))
                .map(each -> card(each.opening(), of(found, each.opening().activity()), each.kilometres(), profile))
                .toList();
        var ahead = ahead(hat);
        return new OpenPage(
                new Listing<>(cards, page, reachable.total()),
                ahead.stream().findFirst(),
                ahead.stream().skip(1).toList(),
                profile.preferences().doNotDisturb());
    }

    @Transactional(readOnly = true)
    public OfferPage offer(NeedId need, Hat hat, Optional<Refusal> refusal) {
        var me = VolunteerId.of(hat.account());
        var look = dispatch.look(need, me);
        var activity = shifts.activity(look.opening().activity());
        var card = card(look.opening(), activity, look.kilometres(), volunteers.profile(me));
        var clash = look.clash().map(this::ticket);
        boolean ahead = activity.liveShifts().stream()
                .anyMatch(shift -> shift.id().equals(look.opening().shift())
                        && shift.state().ahead());
        boolean running =
                look.opening().running(clock.instant()) && activity.state().beforeService() && ahead;
        return new OfferPage(card, look, running, refusal, clash);
    }

    @Transactional(readOnly = true)
    public Ticket ticket(PlaceId place, Hat hat) {
        return ticket(dispatch.place(place, VolunteerId.of(hat.account())));
    }

    /** Whether a service loses with this place the one who leads it. */
    @Transactional(readOnly = true)
    public boolean leads(Ticket ticket) {
        return arrivals.leads(ticket.place());
    }

    @Transactional(readOnly = true)
    public SchedulePage schedule(Hat hat, int page) {
        var behind = dispatch.behind(VolunteerId.of(hat.account()), page);
        return new SchedulePage(ahead(hat), new Listing<>(lines(behind.rows()), page, behind.total()));
    }

    /** The next in full, the later ones as lines of a list. */
    private List<Ticket> ahead(Hat hat) {
        var places = dispatch.ahead(VolunteerId.of(hat.account()));
        var tickets = new ArrayList<Ticket>();
        places.stream().limit(1).forEach(place -> tickets.add(ticket(place)));
        tickets.addAll(lines(places.stream().skip(1).toList()));
        return List.copyOf(tickets);
    }

    private List<Ticket> lines(List<Place> places) {
        var found = shifts(places.stream().map(Place::activity).distinct().toList());
        return places.stream()
                .filter(place -> found.containsKey(place.activity()))
                .map(place -> line(place, of(found, place.activity())))
                .toList();
    }

    private Ticket ticket(Place place) {
        return ticket(place, shifts.activity(place.activity()));
    }

    private Ticket ticket(Place place, Activity activity) {
        var now = clock.instant();
        var opening = openings.find(place.need());
        boolean mayLeave = place.held()
                && opening.filter(each -> now.isBefore(each.closesAt())).isPresent();
        return new Ticket(
                place,
                activity,
                regions.path(activity.region()),
                details(place, now),
                mayLeave,
                opening.filter(each -> each.running(now)).isPresent(),
                arrivals.of(place),
                arrivals.verdict(place),
                now);
    }

    /** When, what and where it stands: a list asks for no door and no button. */
    private Ticket line(Place place, Activity activity) {
        return new Ticket(
                place,
                activity,
                regions.path(activity.region()),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                place.held() && !clock.instant().isBefore(place.end()) ? arrivals.verdict(place) : Optional.empty(),
                clock.instant());
    }

    /** A volunteer's scope does not reach them: they are handed on here, to whoever holds the place, for as long as it takes. */
    private Optional<PrivateDetails> details(Place place, Instant now) {
        return place.held() && now.isBefore(place.end().plus(DETAILS_AFTERWARDS))
                ? Optional.of(Scopes.within(Scope.SYSTEM, () -> shifts.privateDetails(place.activity())))
                : Optional.empty();
    }

    private Card card(Opening opening, Activity activity, double kilometres, Profile reader) {
        var from = opening.openedTo().orElseGet(() -> opening.region().county());
        return new Card(
                opening,
                activity,
                regions.region(from).name(),
                regions.region(opening.region().township()).name(),
                kilometres,
                reader);
    }

    private Map<ActivityNumber, Activity> shifts(List<ActivityNumber> numbers) {
        return shifts.list(numbers).stream().collect(Collectors.toMap(Activity::number, Function.identity()));
    }

    private static Activity of(Map<ActivityNumber, Activity> found, ActivityNumber number) {
        return Objects.requireNonNull(found.get(number));
    }
}
