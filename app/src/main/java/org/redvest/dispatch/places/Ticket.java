package org.redvest.dispatch.places;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.redvest.dispatch.Arrivals;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.Activity;
import org.redvest.shifts.PrivateDetails;
import org.redvest.web.Text;

/**
 * One's own place at one service, read like a train ticket.
 *
 * @param community who asked, for everybody who holds a place
 * @param details the door and whom to call there: only while the place is held and the service is not long over
 * @param mayLeave whether leave can still be taken without calling
 * @param comingBack what the holder finds who gives the place back and would come after all
 * @param arrival once the holder has checked in
 * @param verdict once the community has confirmed
 */
public record Ticket(
        Place place,
        Activity activity,
        String community,
        Optional<PrivateDetails> details,
        boolean mayLeave,
        ComingBack comingBack,
        Optional<Arrivals.Arrival> arrival,
        Optional<Arrivals.ArrivalVerdict> verdict,
        Instant now) {

    /**
     * Where who gave the place back finds another.
     *
     * @param offered whether others can take a place of this service now
     * @param waiting people who wait for one, and are asked before
     * @param full whether no place is left for those who do not wait
     * @param again a place of this service that its former holder came to by another way
     */
    public record ComingBack(boolean offered, int waiting, boolean full, Optional<PlaceId> again) {

        static final ComingBack UNKNOWN = new ComingBack(false, 0, true, Optional.empty());
    }

    public boolean offered() {
        return comingBack.offered();
    }

    /** What becomes of the place when it is given back. */
    public String placeGiven(Text text) {
        if (!offered()) {
            return text.of("dispatch.leave.not-open-again");
        }
        return comingBack.waiting() > 0
                ? text.of("dispatch.leave.to-waiting", comingBack.waiting())
                : text.of("dispatch.leave.open-again");
    }

    public String title(Text text) {
        var title = activity.service().title();
        return text.either(title.zh(), title.en());
    }

    public String what(Text text) {
        var what = activity.service().what();
        return text.either(what.zh(), what.en());
    }

    /** The community, and the place it named. */
    public String where(Text text) {
        return DispatchWords.where(community, activity, text);
    }

    public Duration length() {
        return Duration.between(place.start(), place.end());
    }

    public boolean over() {
        return !now.isBefore(place.end());
    }

    /** The community has moved what was accepted, and the place is kept. */
    public boolean rescheduled() {
        return awaited() && !begun() && place.moved().isPresent();
    }

    /** The holder is asked whether they come at the new time, and can still answer. */
    public boolean asked() {
        return rescheduled()
                && place.question().filter(each -> each.openAt(now)).isPresent();
    }

    /** The holder has not come yet, and could still be missed. */
    public boolean awaited() {
        return place.held() && !over() && arrival.isEmpty();
    }

    /** The place was left or not confirmed, and there is something to look at again. */
    public boolean mayComeBack() {
        return offered()
                && comingBack.again().isEmpty()
                && place.freed()
                        .filter(freed -> freed.why() != Place.Why.CANCELLED && freed.why() != Place.Why.SWAPPED)
                        .isPresent();
    }

    private boolean begun() {
        return !now.isBefore(place.start());
    }

    /** What the community wrote when it cancelled this service. */
    public Optional<String> cancelledBecause() {
        return place.freed()
                .filter(freed -> freed.why() == Place.Why.CANCELLED)
                .flatMap(_ -> activity.cancelledBecause(place.shift()));
    }

    /** DispatchWords for where this place stands. */
    public String stateKey() {
        return place.freed()
                .map(freed -> switch (freed.why()) {
                    case LEFT -> "dispatch.ticket.left";
                    case CANCELLED -> "dispatch.ticket.cancelled";
                    case SWAPPED -> "dispatch.ticket.swapped";
                    case CHANGED -> place.unanswered() ? "dispatch.ticket.unanswered" : "dispatch.ticket.changed";
                })
                .orElseGet(this::heldKey);
    }

    private String heldKey() {
        if (over()) {
            return verdict.map(Arrivals.ArrivalVerdict::key).orElse("dispatch.ticket.over");
        }
        return arrival.map(Arrivals.Arrival::key).orElseGet(() -> {
            if (begun()) {
                return "dispatch.ticket.begun";
            }
            if (asked()) {
                return "dispatch.ticket.asked";
            }
            return rescheduled() ? "dispatch.ticket.rescheduled" : "dispatch.ticket.accepted";
        });
    }
}
