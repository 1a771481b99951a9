package org.redvest.dispatch.emergency;

import java.time.Duration;
import org.redvest.dispatch.emergency.EmergencyCall.CalledPeople;
import org.redvest.dispatch.emergency.EmergencyCall.EmergencyTask;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Window;

/**
 * A call as a dispatcher wants it; the form has been checked.
 *
 * @param contact whom those who come call on the spot; empty for a drill
 * @param reason why it is called
 */
public record EmergencyWish(
        boolean drill,
        RegionCode region,
        EmergencyTask task,
        EmergencyContact contact,
        Position point,
        Window window,
        CalledPeople people,
        Duration answerWithin,
        String reason) {

    public record EmergencyContact(String name, String phone) {

        /** Nobody's number in a log. */
        @Override
        public String toString() {
            return "contact";
        }
    }
}
