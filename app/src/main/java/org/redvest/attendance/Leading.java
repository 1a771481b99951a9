package org.redvest.attendance;

import java.time.Clock;
import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a volunteer leads (带班): services that lie ahead or run, and those at which people may still check out. */
@Component
public class Leading {

    private final Dispatch dispatch;
    private final PresenceStore presences;
    private final Orders orders;
    private final Clock clock;

    Leading(Dispatch dispatch, PresenceStore presences, Orders orders, Clock clock) {
        this.dispatch = dispatch;
        this.presences = presences;
        this.orders = orders;
        this.clock = clock;
    }

    /** One service, and the leader's own place at it. */
    public record Led(Place place, Order order) {}

    /** By time. */
    @Transactional(readOnly = true)
    public List<Led> services(VolunteerId volunteer) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> places(volunteer).stream()
                        .map(place -> new Led(place, orders.order(place.order())))
                        .toList());
    }

    @Transactional(readOnly = true)
    public int count(VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> places(volunteer).size());
    }

    private List<Place> places(VolunteerId volunteer) {
        var now = clock.instant();
        var rules = presences.rules(now.atZone(clock.getZone()).toLocalDate());
        var held = dispatch.endingAfter(volunteer, now.minus(rules.openAfter()));
        var led = presences.led(volunteer, held.stream().map(Place::shift).toList());
        return held.stream().filter(place -> led.contains(place.shift())).toList();
    }
}
