package org.redvest.dispatch.places;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitationStore;
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
public class VolunteerDesk {

    /** Whoever came may have left something there; after that the door and the number are nobody's business any more. */
    private static final Duration DETAILS_AFTERWARDS = Duration.ofHours(12);

    private final Dispatch dispatch;
    private final Places places;
    private final OpeningStore openings;
    private final ServiceInvitationStore invitations;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final WaitingDesk waitingDesk;
    private final ProposingTeams proposingTeams;
    private final Arrivals arrivals;
    private final Clock clock;

    VolunteerDesk(
            Dispatch dispatch,
            Places places,
            OpeningStore openings,
            ServiceInvitationStore invitations,
            Shifts shifts,
            Volunteers volunteers,
            Regions regions,
            WaitingDesk waitingDesk,
            ProposingTeams proposingTeams,
            Arrivals arrivals,
            Clock clock) {
        this.dispatch = dispatch;
        this.places = places;
        this.openings = openings;
        this.invitations = invitations;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.waitingDesk = waitingDesk;
        this.proposingTeams = proposingTeams;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OpenPage open(Hat hat, boolean full, int page, boolean isInvited) {
        var me = VolunteerId.of(hat.account());
        var profile = volunteers.profile(me);
        var reachable = places.reachable(profile, full, page);
        var found = shifts(
                reachable.rows().stream().map(each -> each.opening().activity()).toList());
        var cards = reachable.rows().stream()
                .filter(each -> found.containsKey(each.opening().activity()))
                .map(each -> card(
                        each.opening(),
                        of(found, each.opening().activity()),
                        each.kilometres(),
                        profile,
                        Optional.empty()))
                .toList();
        var ahead = ahead(hat);
        return new OpenPage(
                full,
                isInvited ? invited(me, profile) : List.of(),
                new Listing<>(cards, page, reachable.total()),
                full ? waitingDesk.needs(me) : Set.of(),
                ahead.stream().findFirst(),
                ahead.stream().skip(1).toList(),
                profile.preferences().doNotDisturb());
    }

    /** Also what stands among the openings to all: who was asked is told so. */
    private List<Card> invited(VolunteerId me, Profile profile) {
        var waiting = invitations.open(me, clock.instant());
        var opened = openings
                .listOf(waiting.stream().map(ServiceInvitation::need).toList())
                .stream()
                .collect(Collectors.toMap(Opening::need, Function.identity()));
        var found = shifts(
                waiting.stream().map(ServiceInvitation::activity).distinct().toList());
        return waiting.stream()
                .filter(each -> opened.containsKey(each.need()) && found.containsKey(each.activity()))
                .map(each -> {
                    var opening = Objects.requireNonNull(opened.get(each.need()));
                    double way = opening.asked().site().kilometresTo(profile.position());
                    return card(opening, of(found, each.activity()), way, profile, Optional.of(each));
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public OfferPage offer(NeedId need, Hat hat, Optional<Refusal> refusal) {
        var me = VolunteerId.of(hat.account());
        var profile = volunteers.profile(me);
        var look = places.look(need, profile);
        var activity = shifts.activity(look.opening().activity());
        var now = clock.instant();
        var letsIn = look.invitation().filter(each -> holds(each, now));
        var card = card(look.opening(), activity, look.kilometres(), profile, letsIn);
        var clash = look.clash().map(this::ticket);
        boolean ahead = activity.liveShifts().stream()
                .anyMatch(shift -> shift.id().equals(look.opening().shift())
                        && shift.state().ahead());
        boolean late = look.invitation()
                .filter(each -> each.lateAt(now, look.opening().closesAt()))
                .isPresent();
        boolean running = (letsIn.isPresent() || late || look.opening().running(now))
                && activity.state().beforeService()
                && ahead;
        return new OfferPage(
                card, look, running, late, refusal, clash, waitingDesk.of(look.opening(), profile, activity));
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
    public SchedulePage schedule(Hat hat, int page, boolean askedToSwap) {
        var me = VolunteerId.of(hat.account());
        var behind = dispatch.behind(me, page);
        return new SchedulePage(
                ahead(hat),
                volunteers.find(me).map(waitingDesk::list).orElse(List.of()),
                new Listing<>(lines(behind.rows()), page, behind.total()),
                askedToSwap);
    }

    /** What stands ahead, without the door and the contact. */
    @Transactional(readOnly = true)
    public KnownServices known(Hat hat) {
        var ahead = dispatch.ahead(VolunteerId.of(hat.account()));
        return new KnownServices(
                lines(ahead.stream().limit(KnownServices.MOST).toList()), ahead.size(), clock.instant());
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
                opening.map(each -> comingBack(place, each, now)).orElse(Ticket.ComingBack.UNKNOWN),
                arrivals.of(place),
                arrivals.verdict(place),
                now);
    }

    private Ticket.ComingBack comingBack(Place place, Opening opening, Instant now) {
        return new Ticket.ComingBack(
                opening.running(now),
                opening.waiting(),
                opening.full(),
                places.held(place.need(), place.volunteer()).map(Place::id).filter(held -> !held.equals(place.id())));
    }

    /** When, what and where it stands: a list asks for no door and no button. */
    private Ticket line(Place place, Activity activity) {
        return new Ticket(
                place,
                activity,
                regions.path(activity.region()),
                Optional.empty(),
                false,
                Ticket.ComingBack.UNKNOWN,
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

    /** A no can be taken back as long as the invitation would hold. */
    private static boolean holds(ServiceInvitation invitation, Instant now) {
        return invitation.openAt(now)
                || now.isBefore(invitation.until())
                        && !invitation.keepsPlace()
                        && invitation
                                .end()
                                .filter(end -> end.kind() == EndKind.DECLINED)
                                .isPresent();
    }

    private Card card(
            Opening opening,
            Activity activity,
            double kilometres,
            Profile reader,
            Optional<ServiceInvitation> invitation) {
        var from = invitation
                .map(ServiceInvitation::from)
                .or(opening::openedTo)
                .orElseGet(() -> opening.region().county());
        return new Card(
                opening,
                activity,
                regions.region(from).name(),
                regions.region(opening.region().township()).name(),
                kilometres,
                regions.isEstimated(opening.region()) || setsOutFromAnEstimate(reader),
                reader,
                invitation,
                invitation.flatMap(proposingTeams::name));
    }

    private boolean setsOutFromAnEstimate(Profile reader) {
        return regions.isEstimated(reader.home())
                && regions.centre(reader.home()).equals(reader.position());
    }

    private Map<ActivityNumber, Activity> shifts(List<ActivityNumber> numbers) {
        return shifts.list(numbers).stream().collect(Collectors.toMap(Activity::number, Function.identity()));
    }

    private static Activity of(Map<ActivityNumber, Activity> found, ActivityNumber number) {
        return Objects.requireNonNull(found.get(number));
    }
}
