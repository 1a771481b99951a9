package org.redvest.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.engine.Position;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
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
    private final Orders orders;
    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Clock clock;

    OpeningDesk(
            Dispatch dispatch,
            Openings openings,
            Orders orders,
            Accounts accounts,
            Volunteers volunteers,
            Regions regions,
            Clock clock) {
        this.dispatch = dispatch;
        this.openings = openings;
        this.orders = orders;
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OpeningView view(OrderNumber number, Hat dispatcher) {
        var order = orders.order(number);
        return view(order, openings.sieve(order, dispatcher.region()));
    }

    /** The part that changes by itself, without looking at everybody again. */
    @Transactional(readOnly = true)
    public OpeningView live(OrderNumber number) {
        return view(orders.order(number), List.of());
    }

    private OpeningView view(Order order, List<Sieve> sieves) {
        var needs = needs(order, sieves);
        var eligible = new HashSet<VolunteerId>();
        sieves.forEach(sieve -> eligible.addAll(sieve.eligible()));
        return new OpeningView(order, names(order), needs, eligible.size(), closes(order, needs));
    }

    /** Who comes, for the community too: names of people who live anywhere, and how far away they live. */
    @Transactional(readOnly = true)
    public List<NeedView.Seat> seats(Order order) {
        return seats(dispatch.held(order.number()), order);
    }

    private List<NeedView> needs(Order order, List<Sieve> sieves) {
        var held = dispatch.held(order.number());
        var opened = dispatch.openings(order.number());
        return Openings.needs(order).stream()
                .map(asking -> new NeedView(
                        asking.shift(),
                        asking.need(),
                        sieves.stream()
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
                                order)))
                .toList();
    }

    private List<NeedView.Seat> seats(List<Place> held, Order order) {
        var people = volunteers.introduce(held.stream().map(Place::volunteer).toList());
        var site = openings.site(order);
        return held.stream()
                .sorted(Comparator.comparing(Place::acceptedAt).reversed())
                .filter(place -> people.containsKey(place.volunteer()))
                .map(place -> seat(place, people, site))
                .toList();
    }

    private NeedView.Seat seat(Place place, Map<VolunteerId, Introduction> people, Position site) {
        var person = Objects.requireNonNull(people.get(place.volunteer()));
        return new NeedView.Seat(
                person.name(),
                regions.region(person.home().township()).name(),
                person.position().kilometresTo(site),
                place.acceptedAt(),
                clock.instant().isBefore(place.acceptedAt().plus(FRESH)));
    }

    private Optional<Instant> closes(Order order, List<NeedView> needs) {
        return needs.stream()
                .flatMap(need -> need.opening().filter(_ -> need.open()).map(Opening::closesAt).stream())
                .min(Comparator.naturalOrder())
                .or(() -> Openings.needs(order).stream()
                        .flatMap(asking ->
                                Openings.closing(asking.shift().start(), clock.instant(), clock.getZone()).stream())
                        .min(Comparator.naturalOrder()));
    }

    private OpeningView.Names names(Order order) {
        RegionCode region = order.region();
        var by = order.placed().by();
        return new OpeningView.Names(
                regions.region(region.county()).name(),
                regions.region(region.township()).name(),
                regions.region(region).name(),
                accounts.identities(List.of(by)).getOrDefault(by, new Identity("—", Optional.empty())));
    }
}
