package org.redvest.dispatch.emergency;

import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;

/** What became of a yes to an emergency call. */
public sealed interface EmergencyAnswer {

    /** They come; in a drill there is no place. Said twice, it is said once. */
    record YouCome(Optional<PlaceId> place) implements EmergencyAnswer {}

    /** Enough people had said yes before. */
    record EnoughCome() implements EmergencyAnswer {}

    /** The call was ended, or it is too late. */
    record CallOver() implements EmergencyAnswer {}

    /** A rule keeps them out now: they have promised to be elsewhere, or something has changed. */
    record YouCannot(List<Reason> reasons) implements EmergencyAnswer {
        public YouCannot {
            reasons = List.copyOf(reasons);
        }
    }
}
