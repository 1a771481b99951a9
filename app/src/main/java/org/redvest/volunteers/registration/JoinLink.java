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
public record JoinLink(String code, JoinLinkKind kind, RegionCode region, Instant madeAt, Optional<End> end) {

    /** Whose link it is. */
    public enum JoinLinkKind {
        COMMUNITY,
        TEAM,
        SCHOOL
    }

    /** Why it opens nothing any more. */
    public record End(EndReason reason, Instant at) {

        public enum EndReason {
            RENEWED,
            SWITCHED_OFF
        }

        /** As in the keys of its words. */
        public String word() {
            return reason == EndReason.RENEWED ? "renewed" : "switched-off";
        }
    }

    public String path() {
        return "/join/" + code;
    }
}
