package org.redvest.engine;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How a need stands and, where it is short, why. Amounts are {@link Points micros}.
 *
 * @param price what one more place would bring at most
 * @param eligible how many people could serve
 * @param removed how many each rule keeps away
 * @param next those who would come first if the place were worth more, the nearest to coming first
 */
public record Staffing(
        String need,
        int places,
        int filled,
        long price,
        int eligible,
        Plan.Shortage shortage,
        Map<Rule, Removed> removed,
        List<Next> next)
        implements Serializable {

    public Staffing {
        removed = Map.copyOf(removed);
        next = List.copyOf(next);
    }

    /** The rules that may keep somebody away. */
    public enum Rule {
        SKILLS,
        INTERESTS,
        TIME,
        LENGTH,
        DISTANCE,
        AGE,
        LICENCE,
        REGION,
        REST,
        DECISION,
        LIST;

        static Rule of(Bar bar) {
            return switch (bar) {
                case Bar.LacksSkills _ -> SKILLS;
                case Bar.NotInterested _ -> INTERESTS;
                case Bar.NotFree _ -> TIME;
                case Bar.TooLong _ -> LENGTH;
                case Bar.TooFar _ -> DISTANCE;
                case Bar.TooYoung _ -> AGE;
                case Bar.LacksLicences _, Bar.LicencesOver _ -> LICENCE;
                case Bar.NotAtHome _ -> REGION;
                case Bar.DoNotDisturb _ -> REST;
                case Bar.Barred _ -> DECISION;
                case Bar.NotListed _ -> LIST;
                case Bar.Clashes _ -> TIME;
                case Bar.ShiftsFull _, Bar.DayFull _, Bar.MinutesFull _ -> LENGTH;
            };
        }
    }

    /**
     * @param all how many people the rule bars
     * @param alone how many of them nothing else bars
     */
    public record Removed(int all, int alone) implements Serializable {}

    /**
     * Somebody who could serve but does better elsewhere.
     *
     * @param raise how much more a place would have to be worth before they came
     * @param instead what they serve
     */
    public record Next(String volunteer, long raise, List<String> instead) implements Serializable {
        public Next {
            instead = List.copyOf(instead);
        }
    }
}
