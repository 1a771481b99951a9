package org.redvest.engine;

import java.io.Serializable;
import java.util.List;

/** Where the eligible pairs and their points come from. */
public sealed interface Scoring extends Serializable {

    /** The bonuses, or the listed pairs. */
    default List<Score> scores() {
        return switch (this) {
            case ByDistance(var bonuses) -> bonuses;
            case Listed(var pairs) -> pairs;
        };
    }

    /**
     * The rules of {@link Eligibility} say who may serve; {@code value − pointsPerKm · distance − load + bonus} says what it is worth.
     *
     * @param bonuses at most one for each pair: wishes, team ties, languages
     */
    record ByDistance(List<Score> bonuses) implements Scoring {
        public ByDistance {
            bonuses = List.copyOf(bonuses);
        }
    }

    /**
     * Bring your own scores, such as travel by road: these pairs, less the barred ones, are eligible, and no others; radius, windows,
     * skills and interests are not looked at.
     *
     * @param pairs each pair at most once
     */
    record Listed(List<Score> pairs) implements Scoring {
        public Listed {
            pairs = List.copyOf(pairs);
        }
    }

    /** Points of one pair, −1,000,000…1,000,000. */
    record Score(String volunteer, String need, double points) implements Serializable {
        public Score {
            Points.check("The score of %s for %s".formatted(volunteer, need), points, -Points.MOST);
        }
    }
}
