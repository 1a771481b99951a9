package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.ledger.Entry;
import org.redvest.attendance.ledger.Ledger;
import org.redvest.attendance.ledger.Line;
import org.redvest.attendance.ledger.Proof;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rest of Redvest may ask of attendance. Whoever acts is checked here, first; what follows touches rows that a
 * volunteer's scope does not reach, so it runs as the system.
 */
@Service
public class Attendance {

    private final Dispatch dispatch;
    private final ShiftPlaces places;
    private final Orders orders;
    private final Volunteers volunteers;
    private final PresenceStore presences;
    private final ConfirmationStore confirmed;
    private final CheckIns checkIns;
    private final Rolls rolls;
    private final GroupMarks groupMarks;
    private final Confirmations confirmations;
    private final Corrections corrections;
    private final Ledger ledger;
    private final Clock clock;

    Attendance(
            Dispatch dispatch,
            ShiftPlaces places,
            Orders orders,
            Volunteers volunteers,
            PresenceStore presences,
            ConfirmationStore confirmed,
            CheckIns checkIns,
            Rolls rolls,
            GroupMarks groupMarks,
            Confirmations confirmations,
            Corrections corrections,
            Ledger ledger,
            Clock clock) {
        this.dispatch = dispatch;
        this.places = places;
        this.orders = orders;
        this.volunteers = volunteers;
        this.presences = presences;
        this.confirmed = confirmed;
        this.checkIns = checkIns;
        this.rolls = rolls;
        this.groupMarks = groupMarks;
        this.confirmations = confirmations;
        this.corrections = corrections;
        this.ledger = ledger;
        this.clock = clock;
    }

    // What a volunteer does

    @Transactional
    public Checked checkIn(ShiftId shift, VolunteerId volunteer, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkIn(places.own(shift, volunteer), code));
    }

    @Transactional
    public Checked checkOut(ShiftId shift, VolunteerId volunteer, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkOut(places.own(shift, volunteer), code));
    }

    /** Where somebody stands with their own place. */
    @Transactional(readOnly = true)
    public MyShift mine(ShiftId shift, VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var place = places.own(shift, volunteer);
            var rules = checkIns.rules(place);
            var presence = presence(place);
            return new MyShift(
                    place,
                    orders.order(place.order()),
                    presence.came(),
                    presence.left(),
                    presence.said(),
                    entered(place).or(() -> presence.minutes(CheckIns.window(place))),
                    rules.opens(CheckIns.window(place)),
                    rules.closes(CheckIns.window(place)),
                    presences.lead(shift).equals(Optional.of(volunteer)));
        });
    }

    /** One's own lines of the ledger, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> hours(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.lines(volunteer));
    }

    /** Computes one's lines of the ledger again, and says how far that reached. */
    @Transactional(readOnly = true)
    public Proof prove(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.prove(volunteer));
    }

    /** What communities said of orders at which one served (评单); only orders of one's own lines are to be asked. */
    @Transactional(readOnly = true)
    public Map<OrderNumber, Evaluation.Given> evaluations(List<Line> own) {
        var numbers =
                own.stream().map(line -> line.entry().hours().service().order()).toList();
        return Scopes.within(Scope.SYSTEM, () -> confirmed.evaluated(numbers));
    }

    /** Served, and not yet confirmed by the community: the hours that will come. */
    @Transactional(readOnly = true)
    public List<Unconfirmed> unconfirmed(VolunteerId volunteer) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> presences.waiting(volunteer).stream()
                        .map(presence -> {
                            var place = dispatch.place(presence.place());
                            return new Unconfirmed(
                                    place,
                                    orders.order(place.order()).service().title(),
                                    presence.minutes(CheckIns.window(place)));
                        })
                        .toList());
    }

    /** After the confirmation the ledger says how long it was, corrections included. */
    private Optional<Integer> entered(Place place) {
        return ledger.standing(place.id()).map(Entry::minutes);
    }

    private Presence presence(Place place) {
        return presences.presences(place.shift()).stream()
                .filter(presence -> presence.place().equals(place.id()))
                .findFirst()
                .orElse(Presence.unknown(place.id(), place.volunteer()));
    }

    // What whoever leads a shift does: the community's contact, or the volunteer it handed the lead to

    @Transactional
    public Shown show(ShiftId shift, Hat leader) {
        return leading(shift, leader, order -> {
            var now = clock.instant();
            var planned = Progress.shift(order, shift);
            var rules = presences.rules(planned.start().atZone(clock.getZone()).toLocalDate());
            presences.keepLead(shift, order.region());
            var code = new PassCode(presences.secret(shift), rules.step());
            return new Shown(
                    sheet(order, shift),
                    code.at(now),
                    rules.step(),
                    code.left(now),
                    rules.opens(planned.window()),
                    rules.closes(planned.window()));
        });
    }

    /** @param time of the day, as typed; empty is now */
    @Transactional
    public Checked callIn(ShiftId shift, PlaceId place, String time, String reason, Hat leader) {
        return leading(shift, leader, _ -> rolls.arrived(places.one(shift, place), time, reason, leader.account()));
    }

    @Transactional
    public Checked callOut(ShiftId shift, PlaceId place, String time, Hat leader) {
        return leading(shift, leader, _ -> rolls.departed(places.one(shift, place), time, leader.account()));
    }

    /** A demo's people come, each at their own minute, with the code that stood on the screen then. Answers how many. */
    @Transactional
    public int arrive(ShiftId shift, Map<VolunteerId, Instant> when, Hat community) {
        return asCommunity(
                shift, community, order -> groupMarks.arrive(Progress.shift(order, shift), dispatch.held(shift), when));
    }

    /** And leave again. */
    @Transactional
    public int depart(ShiftId shift, Map<VolunteerId, Instant> when, Hat community) {
        return asCommunity(
                shift, community, order -> groupMarks.depart(Progress.shift(order, shift), dispatch.held(shift), when));
    }

    /** Hands the lead to somebody who has accepted, or takes it back. */
    @Transactional
    public void handLead(ShiftId shift, Optional<VolunteerId> to, Hat community) {
        asCommunity(shift, community, order -> {
            to.ifPresent(volunteer -> places.own(shift, volunteer));
            presences.keepLead(shift, order.region());
            presences.hand(shift, to.orElse(null), community.account(), clock.instant());
            return order;
        });
    }

    // What the community does

    @Transactional(readOnly = true)
    public Sheet sheet(ShiftId shift, Hat community) {
        return asCommunity(shift, community, order -> sheet(order, shift));
    }

    @Transactional
    public Confirmation confirm(ShiftId shift, Sheet.Filled filled, Hat community) {
        return asCommunity(
                shift,
                community,
                order -> confirmations.confirm(
                        order, Progress.shift(order, shift), places.of(shift), filled, community.account()));
    }

    /** Takes back a wrong word or time: voids the line of the ledger and adds the right one, as far as there is one. */
    @Transactional
    public Correction correct(ShiftId shift, PlaceId place, CorrectionForm form, Hat community) {
        return asCommunity(
                shift,
                community,
                order -> corrections.correct(
                        order, Progress.shift(order, shift), places.one(shift, place), form, community.account()));
    }

    /** Gives another leaving time. */
    @Transactional
    public Correction correct(ShiftId shift, PlaceId place, String left, String reason, Hat community) {
        return correct(shift, place, CorrectionForm.left(left, reason), community);
    }

    @Transactional
    public Evaluation evaluate(OrderNumber number, String stars, String word, Hat community) {
        return asCommunity(number, community, order -> confirmations.evaluate(order, stars, word, community.account()));
    }

    @Transactional(readOnly = true)
    public Optional<Evaluation.Given> evaluated(OrderNumber number) {
        orders.order(number);
        return confirmed.evaluated(number);
    }

    /** The places of those who came to an order's services, as far as the community has confirmed them. */
    @Transactional(readOnly = true)
    public List<Place> attended(OrderNumber number) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> orders.order(number).shifts().stream()
                        .flatMap(shift -> presences.presences(shift.id()).stream())
                        .filter(presence -> presence.said().equals(Optional.of(Said.CAME)))
                        .map(presence -> dispatch.place(presence.place()))
                        .toList());
    }

    private Sheet sheet(Order order, ShiftId id) {
        var shift = Progress.shift(order, id);
        var onRecord = presences.presences(id).stream().collect(Collectors.toMap(Presence::place, Function.identity()));
        var accepted = places.of(id);
        var people =
                volunteers.introduce(accepted.stream().map(Place::volunteer).toList());
        var lines = ledger.lines(id).stream()
                .collect(Collectors.groupingBy(line -> line.entry().hours().place()));
        var rows = accepted.stream()
                .map(place -> {
                    var presence = onRecord.getOrDefault(place.id(), Presence.unknown(place.id(), place.volunteer()));
                    return new Sheet.Row(
                            place.id(),
                            place.volunteer(),
                            Optional.ofNullable(people.get(place.volunteer())),
                            presence.came(),
                            presence.left(),
                            presence.said(),
                            presence.minutes(shift.window()),
                            lines.getOrDefault(place.id(), List.of()));
                })
                .toList();
        return new Sheet(
                order,
                shift,
                confirmations.stage(shift, accepted),
                rows,
                presences.lead(id),
                confirmations.receipt(shift));
    }

    // Who may

    private <T> T leading(ShiftId shift, Hat hat, Function<Order, T> work) {
        if (hat.role() == Role.COMMUNITY) {
            return asCommunity(shift, hat, work);
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            var volunteer = VolunteerId.of(hat.account());
            var order = dispatch.place(places.own(shift, volunteer).id()).order();
            if (!presences.lead(shift).equals(Optional.of(volunteer))) {
                throw new NoSuchShift();
            }
            return work.apply(orders.order(order));
        });
    }

    private <T> T asCommunity(ShiftId shift, Hat hat, Function<Order, T> work) {
        return asCommunity(orders.orderOf(shift), hat, work);
    }

    private <T> T asCommunity(OrderNumber number, Hat hat, Function<Order, T> work) {
        return asCommunity(orders.order(number), hat, work);
    }

    /** Read in the hat's own scope first: another community's order does not exist. */
    private static <T> T asCommunity(Order order, Hat hat, Function<Order, T> work) {
        if (hat.role() != Role.COMMUNITY || !hat.region().contains(order.region())) {
            throw new NoSuchShift();
        }
        return Scopes.within(Scope.SYSTEM, () -> work.apply(order));
    }
}
