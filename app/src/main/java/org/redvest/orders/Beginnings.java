package org.redvest.orders;

import java.time.Clock;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back that a service has begun: who was noted as the first had not come, and its time has not come either. */
@Service
public class Beginnings {

    private final OrderStore orders;
    private final Track track;
    private final Clock clock;

    Beginnings(OrderStore orders, Track track, Clock clock) {
        this.orders = orders;
        this.track = track;
        this.clock = clock;
    }

    /**
     * The service lies ahead again, and can be moved or cancelled. False, and nothing written, where it has begun by now or never had.
     *
     * @param to where it stands for want of a beginning
     */
    @Transactional
    public boolean takeBack(ShiftId id, ShiftState to) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var order = orders.lockOf(id);
            var shift = order.shift(id);
            var now = clock.instant();
            if (shift.state() != ShiftState.IN_SERVICE || !now.isBefore(shift.start())) {
                return false;
            }
            orders.advance(order.with(id, to), id, to);
            track.add(
                    order.number(),
                    order.region(),
                    TrackEntry.byNobody(now, TrackEntry.NOT_BEGUN).about(id));
            return true;
        });
    }
}
