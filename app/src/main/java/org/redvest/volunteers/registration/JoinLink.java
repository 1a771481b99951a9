package org.redvest.volunteers.registration;

import java.time.Instant;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * The address behind a QR code that lets people register (注册码).
 *
 * @param region the community that confirms those who come by it
 * @param end empty while it is in use
 */
public record JoinLink(String code, Kind kind, RegionCode region, Instant madeAt, Optional<End> end) {

    /** Whose link it is. */
    public enum Kind {
        COMMUNITY,
        TEAM,
        SCHOOL
    }

    /** Why it opens nothing any more. */
    public record End(Reason reason, Instant at) {

        public enum Reason {
            RENEWED,
            SWITCHED_OFF
        }

        /** As in the keys of its words. */
        public String word() {
            return reason == Reason.RENEWED ? "renewed" : "switched-off";
        }
    }

    public String path() {
        return "/join/" + code;
    }
}
