package org.redvest.dispatch.calls;

import java.util.List;
import org.redvest.dispatch.Reason;

/** What the page says after an act of the dispatcher. */
public sealed interface CallAnswer {

    /** Nothing but the page. */
    record Quiet() implements CallAnswer {}

    /** Another calls this person, or they are not on the list any more. */
    record NotNow() implements CallAnswer {}

    /** People are asleep, or left alone. */
    record Night() implements CallAnswer {}

    /** This call ended meanwhile: too long ago, or on another page. */
    record Over() implements CallAnswer {}

    /** They have the place. */
    record Comes() implements CallAnswer {}

    /** The last place went to another. */
    record Full() implements CallAnswer {}

    /** The free places are kept for those who wait. */
    record Kept() implements CallAnswer {}

    /** A rule keeps them out. */
    record KeptOut(List<Reason> reasons) implements CallAnswer {
        public KeptOut {
            reasons = List.copyOf(reasons);
        }
    }

    /** It is too late, or the service does not take place. */
    record TooLate() implements CallAnswer {}
}
