package org.redvest.demo;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.WalkIns;
import org.redvest.attendance.Attendance;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** The people on the start page, and what waits for each of them. */
@Component
class Cast implements WalkIns {

    private static final Map<CastRole, String> PAGES = new EnumMap<>(Map.of(
            CastRole.COMMUNITY, "/orders",
            CastRole.DISPATCHER, "/review",
            CastRole.VOLUNTEER, "/openings",
            CastRole.VETERAN, "/hours",
            CastRole.LEADER, "/leading",
            CastRole.SECRETARY, "/figures",
            CastRole.ADMIN, "/accounts",
            CastRole.OUTSIDER, "/review"));

    private static final int ALL = 500;

    private final DemoStore store;
    private final Walk walk;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final Clock clock;

    Cast(DemoStore store, Walk walk, Orders orders, Dispatch dispatch, Attendance attendance, Clock clock) {
        this.store = store;
        this.walk = walk;
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.clock = clock;
    }

    @Override
    public List<WalkIn> people() {
        var cast = store.cast();
        return Stream.of(CastRole.values())
                .flatMap(part -> Optional.ofNullable(cast.get(part)).stream()
                        .map(grant -> new WalkIn(grant, part.icon(), page(part))))
                .toList();
    }

    /** The leader comes to the screen of the service that was handed over to him, while it lies ahead. */
    private String page(CastRole part) {
        return Optional.of(part)
                .filter(CastRole.LEADER::equals)
                .flatMap(_ -> led())
                .orElse(PAGES.getOrDefault(part, "/"));
    }

    private Optional<String> led() {
        var leader = VolunteerId.of(walk.hat(CastRole.LEADER).account());
        var now = clock.instant();
        return Scopes.within(
                Scope.SYSTEM,
                () -> dispatch.ahead(leader).stream()
                        .filter(place -> place.freed().isEmpty() && place.end().isAfter(now))
                        .map(Place::shift)
                        .filter(shift -> attendance.mine(shift, leader).leads())
                        .findFirst()
                        .map(shift -> "/shifts/" + shift + "/code"));
    }

    @Override
    public String waits(WalkIn person, Text text) {
        var part = part(person.grant());
        return part == CastRole.DISPATCHER ? review(text) : text.of("demo.waits." + part.word());
    }

    private String review(Text text) {
        var waiting =
                Scopes.within(Scope.region(CastList.COUNTY.value()), () -> orders.list(CastList.COUNTY, ALL)).stream()
                        .filter(order -> order.state() == OrderState.SUBMITTED)
                        .toList();
        var overdue = waiting.stream()
                .filter(order -> order.placed().due().isBefore(clock.instant()))
                .count();
        return text.of("demo.waits.dispatcher", waiting.size(), overdue);
    }

    private CastRole part(GrantId grant) {
        return store.cast().entrySet().stream()
                .filter(entry -> entry.getValue().equals(grant))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
