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
import org.redvest.attendance.ledger.Ledger;
import org.redvest.attendance.ledger.Line;
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
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkIn(own(shift, volunteer), code));
    }

    @Transactional
    public Checked checkOut(ShiftId shift, VolunteerId volunteer, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkOut(own(shift, volunteer), code));
    }

    /** Where somebody stands with their own place. */
    @Transactional(readOnly = true)
    public MyShift mine(ShiftId shift, VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var place = own(shift, volunteer);
            var rules = checkIns.rules(place);
            var presence = presence(place);
            return new MyShift(
                    place,
                    orders.order(place.order()),
                    presence.came(),
                    presence.left(),
                    presence.said(),
                    presence.minutes(CheckIns.window(place)),
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

    /** Whether one's chain of hours was touched by nobody. */
    @Transactional(readOnly = true)
    public boolean hoursHold(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.holds(volunteer));
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

    private Place own(ShiftId shift, VolunteerId volunteer) {
        return dispatch.held(shift).stream()
                .filter(place -> place.volunteer().equals(volunteer))
                .findFirst()
                .orElseThrow(NoSuchShift::new);
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
        return leading(shift, leader, _ -> rolls.arrived(of(shift, place), time, reason, leader.account()));
    }

    @Transactional
    public Checked callOut(ShiftId shift, PlaceId place, String time, Hat leader) {
        return leading(shift, leader, _ -> rolls.departed(of(shift, place), time, leader.account()));
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
            to.ifPresent(volunteer -> own(shift, volunteer));
            presences.keepLead(shift, order.region());
            presences.hand(shift, to.orElse(null), community.account(), clock.instant());
            return order;
        });
    }

    private Place of(ShiftId shift, PlaceId id) {
        return dispatch.held(shift).stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow(NoSuchShift::new);
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
                        order, Progress.shift(order, shift), dispatch.held(shift), filled, community.account()));
    }

    /** Gives another leaving time: voids the line of the ledger and adds the right one. */
    @Transactional
    public Correction correct(ShiftId shift, PlaceId place, String left, String reason, Hat community) {
        return asCommunity(
                shift, community, _ -> corrections.correct(of(shift, place), left, reason, community.account()));
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

    private Sheet sheet(Order order, ShiftId id) {
        var shift = Progress.shift(order, id);
        var onRecord = presences.presences(id).stream().collect(Collectors.toMap(Presence::place, Function.identity()));
        var places = dispatch.held(id);
        var people = volunteers.introduce(places.stream().map(Place::volunteer).toList());
        var rows = places.stream()
                .map(place -> {
                    var presence = onRecord.getOrDefault(place.id(), Presence.unknown(place.id(), place.volunteer()));
                    return new Sheet.Row(
                            place.id(),
                            place.volunteer(),
                            Optional.ofNullable(people.get(place.volunteer())),
                            presence.came(),
                            presence.left(),
                            presence.said(),
                            presence.minutes(shift.window()));
                })
                .toList();
        return new Sheet(order, shift, rows, presences.lead(id), confirmations.receipt(shift));
    }

    // Who may

    private <T> T leading(ShiftId shift, Hat hat, Function<Order, T> work) {
        if (hat.role() == Role.COMMUNITY) {
            return asCommunity(shift, hat, work);
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            var volunteer = VolunteerId.of(hat.account());
            var order = dispatch.place(own(shift, volunteer).id()).order();
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
