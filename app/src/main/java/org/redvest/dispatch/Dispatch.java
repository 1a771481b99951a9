package org.redvest.dispatch;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.ShiftId;
import org.redvest.orders.TrackEntry;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Live;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Redvest may ask of dispatch: to whom an order can be opened (派单), and who takes which place (接单). */
@Service
public class Dispatch {

    /** As many openings as anybody reads; the nearest in time come first. */
    private static final int MOST = 200;

    private final Openings openings;
    private final Places places;
    private final GroupOpening groupOpening;
    private final GroupAcceptance groupAcceptance;
    private final OpeningStore openingStore;
    private final PlaceStore placeStore;
    private final Orders orders;
    private final Live live;
    private final Clock clock;

    Dispatch(
            Openings openings,
            Places places,
            GroupOpening groupOpening,
            GroupAcceptance groupAcceptance,
            OpeningStore openingStore,
            PlaceStore placeStore,
            Orders orders,
            Live live,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.groupOpening = groupOpening;
        this.groupAcceptance = groupAcceptance;
        this.openingStore = openingStore;
        this.placeStore = placeStore;
        this.orders = orders;
        this.live = live;
        this.clock = clock;
    }

    /** Need by need: from everybody at home in the dispatcher's region to those who may take a place. */
    @Transactional(readOnly = true)
    public List<Sieve> sieve(OrderNumber number, Hat dispatcher) {
        return openings.sieve(orders.order(number), dispatcher.region());
    }

    /** Opens every need of the order to all at home in the dispatcher's region who are eligible (抢单). */
    @Transactional
    public Opened open(OrderNumber number, Hat dispatcher) {
        mayDispatch(dispatcher);
        var opened = openings.open(orders.order(number), dispatcher);
        live.changed("order/" + number);
        return opened;
    }

    /** The same for a caller who opens many and has read once who is at home in the dispatcher's region. */
    @Transactional
    public Opened open(OrderNumber number, Hat dispatcher, List<Profile> everybody) {
        mayDispatch(dispatcher);
        return groupOpening.open(orders.order(number), dispatcher, everybody);
    }

    /** To whom a need was opened; for Redvest's own jobs, no page may ask. */
    @Transactional(readOnly = true)
    public List<VolunteerId> reached(NeedId need) {
        return openingStore.reached(need);
    }

    /** Nobody can take a place any more; those who did keep theirs. */
    @Transactional
    public void withdraw(OrderNumber number, Hat dispatcher) {
        mayDispatch(dispatcher);
        orders.order(number);
        if (openingStore.withdraw(number, clock.instant()) > 0) {
            orders.record(number, TrackEntry.by(dispatcher.account(), clock.instant(), "dispatch.track.withdrawn"));
            live.changed("order/" + number);
        }
    }

    /** The order's openings, by their start; empty before it was opened. */
    @Transactional(readOnly = true)
    public List<Opening> openings(OrderNumber number) {
        return openingStore.list(number);
    }

    @Transactional(readOnly = true)
    public List<Opening> openings(Collection<OrderNumber> numbers) {
        return openingStore.list(numbers);
    }

    /** How those to whom it was opened have answered; as counts only, for declining costs nothing. */
    @Transactional(readOnly = true)
    public Responses responses(NeedId need) {
        return openingStore.responses(need);
    }

    /** The places held at an order, the first taken first. */
    @Transactional(readOnly = true)
    public List<Place> held(OrderNumber number) {
        return placeStore.list(number);
    }

    /** The places held at one shift, the first taken first. */
    @Transactional(readOnly = true)
    public List<Place> held(ShiftId shift) {
        return placeStore.list(shift);
    }

    @Transactional(readOnly = true)
    public Place place(PlaceId id) {
        return placeStore.find(id).orElseThrow(NoSuchPlace::new);
    }

    // What a volunteer does

    /** What they may take a place of now, the nearest in time first. */
    @Transactional(readOnly = true)
    public List<Reachable> reachable(VolunteerId volunteer) {
        return places.reachable(volunteer, MOST);
    }

    @Transactional(readOnly = true)
    public Look look(NeedId need, VolunteerId volunteer) {
        return places.look(need, volunteer);
    }

    /** Takes a place, if the rules allow it at this moment and one is left. The same request is told its first answer again. */
    @Transactional
    public Answer accept(NeedId need, VolunteerId volunteer, UUID request) {
        return places.accept(need, volunteer, request);
    }

    /** Many take places of one need, each at their own minute and by the same rules; answers who got one. */
    @Transactional
    public List<VolunteerId> acceptAll(NeedId need, List<Taker> takers) {
        return Scopes.within(Scope.SYSTEM, () -> groupAcceptance.accept(need, takers));
    }

    /** Not this time (这次不去). Whoever holds a place is given it back instead: leaving it is another matter. */
    @Transactional
    public Optional<Place> decline(NeedId need, VolunteerId volunteer) {
        return places.decline(need, volunteer);
    }

    @Transactional
    public void undoDecline(NeedId need, VolunteerId volunteer) {
        places.undoDecline(need, volunteer);
    }

    /** Takes leave (请假): in time, the place is open again at once. */
    @Transactional
    public Leave leave(PlaceId place, VolunteerId volunteer) {
        return places.leave(place, volunteer);
    }

    /** All they ever took, by time, those they were freed of among them. */
    @Transactional(readOnly = true)
    public List<Place> placesOf(VolunteerId volunteer) {
        return placeStore.list(volunteer);
    }

    /** One of their own. */
    @Transactional(readOnly = true)
    public Place place(PlaceId id, VolunteerId volunteer) {
        return places.own(id, volunteer);
    }

    private static void mayDispatch(Hat hat) {
        if (hat.role() != Role.DISPATCHER) {
            throw new NoSuchOpening();
        }
    }
}
