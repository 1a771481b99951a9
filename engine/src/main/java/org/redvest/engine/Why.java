package org.redvest.engine;

import java.io.Serializable;
import java.util.List;

/** Why a volunteer serves a need, or why not: data, for words belong to those who show them. Amounts are {@link Points micros}. */
public sealed interface Why extends Serializable {

    /** They have accepted it already; no plan may change that. */
    record Held() implements Why {}

    /**
     * They serve it.
     *
     * @param kilometres the way
     * @param points value less way and load, with the bonus
     * @param price of a place of this need
     * @param advantage what their best bundle at these prices would lose without this need; near 0: they could as well do something else
     * @param instead the needs they would serve then
     */
    record Serves(double kilometres, long points, long price, long advantage, List<String> instead) implements Why {
        public Serves {
            instead = List.copyOf(instead);
        }
    }

    /**
     * They may not or cannot.
     *
     * @param bars every reason, not the first
     */
    record Cannot(List<Bar> bars) implements Why {
        public Cannot {
            bars = List.copyOf(bars);
        }
    }

    /**
     * It would not pay even if they did nothing else: way, load and fatigue eat up what the place is worth.
     *
     * @param points value less way and load, with the bonus
     * @param fatigue of a first shift
     */
    record NotWorth(double kilometres, long points, long fatigue) implements Why {}

    /**
     * They do better elsewhere.
     *
     * @param points they would bring here
     * @param price of a place here; those who serve it are worth at least that
     * @param shortBy how much more the place would have to be worth before they were sent here
     * @param instead what serves the whole better: the needs of their best bundle at these prices
     */
    record BetterElsewhere(double kilometres, long points, long price, long shortBy, List<String> instead)
            implements Why {
        public BetterElsewhere {
            instead = List.copyOf(instead);
        }
    }
}
