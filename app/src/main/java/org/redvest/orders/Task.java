package org.redvest.orders;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/**
 * One thing about an order that has to be done by those in charge of it.
 *
 * @param shift the service it is about, where it is about one
 * @param due until when it should be done, or since when it can be
 */
public record Task(TaskKind kind, ActivityNumber order, RegionCode region, Optional<ShiftId> shift, Instant due) {

    /** What has to be done, in the order of its urgency for the same role. */
    public enum TaskKind {
        /** 审单: by the committee, until the answer is due. */
        REVIEW,
        /** 派单: by the committee, before the first service begins. */
        OPEN,
        /** 缺人: to be settled before the service begins. */
        SHORT,
        /** 确认: by the community, since the service ended. */
        CONFIRM,
        /** 改单: by the community, since the committee returned the order. */
        MEND,
        /** 评单: by the community, since the last service was confirmed. */
        EVALUATE;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The end of a key in the bundles. */
        public String word() {
            return stored();
        }
    }
}
