package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Taker;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * The usual course of an order that was approved: opened, filled, served, confirmed, evaluated, each at its time and as far as a
 * moment. Asked again for a later moment, it goes on from where the order stands.
 */
@Component
class Course {

    private static final List<Integer> STARS = List.of(5, 5, 5, 4, 4, 4, 3, 5, 2);

    /** Nobody answers in the last half hour before an opening closes: who looks then sees it settled. */
    private static final Duration SETTLED = Duration.ofMinutes(30);

    /** Minutes from the start at which a third each arrives, and from the end at which they leave. */
    private static final List<Integer> COME = List.of(-8, -5, 4);

    private static final List<Integer> GO = List.of(3, 1, 6);

    /** Who was invited may have promised another service meanwhile: so often the next ones are asked. */
    private static final int ROUNDS = 3;

    private final Chronicle chronicle;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final Staff staff;
    private final Walk walk;
    private final Clock clock;

    Course(
            Chronicle chronicle,
            Orders orders,
            Dispatch dispatch,
            Attendance attendance,
            Staff staff,
            Walk walk,
            Clock clock) {
        this.chronicle = chronicle;
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.staff = staff;
        this.walk = walk;
        this.clock = clock;
    }

    /**
     * How much of it happens by itself.
     *
     * @param share of the places that are taken, in hundredths
     * @param kept places left free of each need
     * @param confirms whether the community says who came
     * @param evaluates whether it says how it was
     * @param first takes a place before all others
     * @param never those who act for themselves, because a visitor may be them
     */
    record Manner(
            int share,
            int kept,
            boolean confirms,
            boolean evaluates,
            List<VolunteerId> first,
            List<VolunteerId> never) {

        static Manner usual(List<VolunteerId> never) {
            return new Manner(100, 0, true, true, List.of(), never);
        }

        Holders split(List<Place> places) {
            var parts = places.stream().collect(Collectors.partitioningBy(place -> never.contains(place.volunteer())));
            return new Holders(Objects.requireNonNull(parts.get(false)), Objects.requireNonNull(parts.get(true)));
        }

        record Holders(List<Place> played, List<Place> themselves) {}
    }

    /** @param from nothing happens before it that has not happened yet */
    void goOn(ActivityNumber number, Instant from, Instant until, Manner manner, Random chance) {
        var order = answered(orders.order(number), from, until);
        if (order.state() == OrderState.APPROVED) {
            open(order, later(from, order.decision().orElseThrow().at().plusSeconds(120)), until, manner);
        }
        fill(number, from, until, manner, chance);
        for (var shift : orders.order(number).liveShifts()) {
            serve(shift, from, until, manner, chance);
        }
        if (manner.evaluates()) {
            evaluate(orders.order(number), from, until, chance);
        }
    }

    /** What waits for an answer gets one: the guide's county takes its time, so that a visitor finds something to decide. */
    private Order answered(Order order, Instant from, Instant until) {
        var county = order.region().county();
        var takes = county.equals(CastList.COUNTY)
                ? Duration.ofHours(20)
                : Duration.ofMinutes(15 + Math.floorMod(order.number().hashCode(), 160));
        var at = later(from, order.placed().at().plus(takes));
        if (order.state() != OrderState.SUBMITTED || at.isAfter(until)) {
            return order;
        }
        var dispatcher = staff.dispatcher(county);
        chronicle.at(at, () -> orders.approve(order.number(), order.version(), dispatcher));
        return orders.order(order.number());
    }

    /** Those who come first may live anywhere in the county. */
    private void open(Order order, Instant at, Instant until, Manner manner) {
        if (!at.isAfter(until)) {
            var dispatcher = manner.first().isEmpty()
                    ? staff.opener(order.region())
                    : staff.dispatcher(order.region().county());
            chronicle.at(at, () -> dispatch.open(order.number(), dispatcher));
        }
    }

    private void fill(ActivityNumber number, Instant from, Instant until, Manner manner, Random chance) {
        for (var opening : dispatch.openings(number)) {
            if (opening.withdrawnAt().isEmpty()) {
                fill(opening, from, until, manner, chance);
            }
        }
    }

    private void fill(Opening opening, Instant from, Instant until, Manner manner, Random chance) {
        int wanted = opening.places() * manner.share() / 100 - manner.kept() - opening.taken();
        if (wanted <= 0) {
            return;
        }
        var reached = new ArrayList<>(dispatch.reached(opening.need()));
        var first = manner.first().stream().filter(reached::contains).toList();
        reached.removeAll(walk.played());
        reached.removeAll(manner.never());
        Collections.shuffle(reached, chance);
        first.forEach(reached::addFirst);
        var time = later(from, opening.openedAt()).plusSeconds(60 + chance.nextInt(240));
        for (int round = 0; round < ROUNDS && wanted > 0 && !reached.isEmpty(); round++) {
            var takers = new ArrayList<Taker>();
            while (takers.size() < wanted && !reached.isEmpty()) {
                var at = earlier(time, opening.closesAt().minus(SETTLED));
                if (at.isAfter(until) || at.isBefore(from)) {
                    break;
                }
                takers.add(new Taker(reached.removeFirst(), new UUID(chance.nextLong(), chance.nextLong()), at));
                time = time.plusSeconds(120 + chance.nextInt(25 * 60));
            }
            if (takers.isEmpty()) {
                return;
            }
            wanted -= chronicle
                    .at(takers.getLast().at(), () -> dispatch.acceptAll(opening.need(), takers))
                    .size();
        }
    }

    private void serve(Shift shift, Instant from, Instant until, Manner manner, Random chance) {
        if (shift.state() == ShiftState.CONFIRMED
                || shift.start().plusSeconds(COME.getFirst() * 60L).isAfter(until)) {
            return;
        }
        var places = dispatch.held(shift.id());
        if (places.isEmpty()) {
            return;
        }
        var holders = manner.split(places);
        var community = staff.community(shift.region());
        var said = said(holders.played(), manner);
        var came = holders.played().stream()
                .filter(place -> "came".equals(said.get(place.id())))
                .toList();
        var arrivals = marks(came, shift.start(), COME, until);
        if (!arrivals.isEmpty()) {
            chronicle.at(Collections.max(arrivals.values()), () -> attendance.arrive(shift.id(), arrivals, community));
        }
        var departures = marks(came, shift.end(), GO, until);
        if (!departures.isEmpty()) {
            chronicle.at(
                    Collections.max(departures.values()), () -> attendance.depart(shift.id(), departures, community));
        }
        var confirmed = later(
                from, shift.end().plusSeconds(60 * (30 + new Random(shift.id().value()).nextInt(240))));
        if (manner.confirms() && !confirmed.isAfter(until)) {
            confirm(shift, said, holders.themselves(), community, confirmed, chance);
        }
    }

    /** Of those who act for themselves the community says what is on record. */
    private Map<PlaceId, String> seen(Shift shift, List<Place> places) {
        return places.stream()
                .collect(Collectors.toMap(
                        Place::id,
                        place -> attendance
                                        .mine(shift.id(), place.volunteer())
                                        .came()
                                        .isPresent()
                                ? "came"
                                : "absent"));
    }

    /** Who comes and who does not is drawn for each place, so that it stays the same however often it is asked. */
    private static Map<PlaceId, String> said(List<Place> places, Manner manner) {
        var said = new HashMap<PlaceId, String>();
        for (var place : places) {
            int drawn = said.isEmpty() || !manner.confirms()
                    ? 99
                    : new Random(place.id().value() * 7919).nextInt(100);
            said.put(place.id(), drawn < 3 ? "absent" : drawn < 6 ? "excused" : "came");
        }
        return said;
    }

    private static Map<VolunteerId, Instant> marks(
            List<Place> came, Instant around, List<Integer> minutes, Instant until) {
        var marks = new HashMap<VolunteerId, Instant>();
        for (int i = 0; i < came.size(); i++) {
            var at = around.plusSeconds(minutes.get(i % minutes.size()) * 60L);
            if (!at.isAfter(until)) {
                marks.put(came.get(i).volunteer(), at);
            }
        }
        return marks;
    }

    private void confirm(
            Shift shift, Map<PlaceId, String> drawn, List<Place> others, Hat community, Instant at, Random chance) {
        var said = new HashMap<>(drawn);
        said.putAll(seen(shift, others));
        var left = others.stream()
                .collect(Collectors.toMap(
                        Place::id,
                        _ -> LocalTime.ofInstant(shift.end(), clock.getZone()).toString()));
        var served = String.valueOf(3 + said.size() * (2 + chance.nextInt(9)));
        var measured = String.valueOf(4 + chance.nextInt(40));
        var filled = said.containsValue("came")
                ? new Sheet.Filled(said, left, served, measured)
                : new Sheet.Filled(said, left, "", "");
        var outcome = chronicle.at(at, () -> attendance.confirm(shift.id(), filled, community));
        if (!(outcome instanceof Confirmation.Done)) {
            throw new IllegalStateException("Not confirmed: " + outcome);
        }
    }

    private void evaluate(Order order, Instant from, Instant until, Random chance) {
        if (order.state() != OrderState.AWAITING_EVALUATION) {
            return;
        }
        var end = order.liveShifts().stream()
                .map(Shift::end)
                .collect(Collectors.maxBy(Instant::compareTo))
                .orElseThrow();
        var at = later(
                from,
                end.plus(Duration.ofHours(16 + Math.floorMod(order.number().hashCode(), 20))));
        if (!at.isAfter(until)) {
            var stars = String.valueOf(STARS.get(chance.nextInt(STARS.size())));
            var word = Praise.of(order.service().category(), Integer.parseInt(stars), chance);
            var community = staff.community(order.region());
            chronicle.at(at, () -> attendance.evaluate(order.number(), stars, word, community));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
