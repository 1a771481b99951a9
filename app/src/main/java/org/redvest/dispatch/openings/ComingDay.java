package org.redvest.dispatch.openings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.shifts.Shift;
import org.redvest.web.Text;

/**
 * Who comes to one service of an activity.
 *
 * @param closes until when others can still accept; empty when they no longer can
 */
public record ComingDay(Shift shift, List<NeedView.Seat> seats, int places, Optional<Instant> closes) {

    public ComingDay {
        seats = List.copyOf(seats);
    }

    public boolean ahead() {
        return shift.state().ahead();
    }

    public boolean full() {
        return seats.size() >= places;
    }

    /** Once it has begun, a place that was not taken is no longer free. */
    public int free() {
        return ahead() ? Math.max(0, places - seats.size()) : 0;
    }

    public String count(Text text) {
        return ahead()
                ? text.of("dispatch.who-comes.count", seats.size(), places)
                : text.of("dispatch.who-comes.accepted", seats.size());
    }
}
