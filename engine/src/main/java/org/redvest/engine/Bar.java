package org.redvest.engine;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a volunteer may not serve a need: data, for words belong to those who show them. */
public sealed interface Bar extends Serializable {

    /** A bar between the two whatever else the volunteer does. */
    sealed interface Fixed extends Bar {}

    /** A bar that comes from what the volunteer already holds. */
    sealed interface Full extends Bar {}

    /** The way is longer than they will go. */
    record TooFar(double kilometres, double radiusKm) implements Fixed {}

    /** No window of theirs contains the slot. */
    record NotFree(Slot slot) implements Fixed {}

    /** The need alone takes more minutes than they give. */
    record TooLong(int minutes, int maxMinutes) implements Fixed {}

    /** Some required skills are missing. */
    record LacksSkills(Set<String> missing) implements Fixed {
        public LacksSkills {
            missing = Set.copyOf(missing);
        }
    }

    /** The category is not among their interests. */
    record NotInterested(String category) implements Fixed {}

    /**
     * They are not old enough on the day it starts.
     *
     * @param age in completed years; null: their birthday is unknown
     */
    record TooYoung(@Nullable Integer age, int minimumAge) implements Fixed {}

    /** They have the skills, but no licence for these was ever seen. */
    record LacksLicences(Set<String> missing) implements Fixed {
        public LacksLicences {
            missing = Set.copyOf(missing);
        }
    }

    /**
     * Their licences are no longer valid on the day it starts.
     *
     * @param lastDay of each
     */
    record LicencesOver(Map<String, LocalDate> lastDay) implements Fixed {
        public LicencesOver {
            lastDay = Map.copyOf(lastDay);
        }
    }

    /** It is for those at home in a region, and they are not. */
    record NotAtHome(String region) implements Fixed {}

    /** They asked not to be disturbed. */
    record DoNotDisturb() implements Fixed {}

    /** Declined, blocked: a decision bars this pair. */
    record Barred() implements Fixed {}

    /** Own scores were brought ({@link Scoring.Listed}) and this pair is not one of them. */
    record NotListed() implements Fixed {}

    /**
     * They cannot be at both.
     *
     * @param need the id of the need they hold
     * @param minutesBetween from the end of the one to the start of the other; negative when they overlap
     * @param minutesNeeded the gap and the way between the sites
     */
    record Clashes(String need, int minutesBetween, double minutesNeeded) implements Full {}

    /** They hold as many shifts as they take in all. */
    record ShiftsFull(int maxShifts) implements Full {}

    /**
     * They hold as many shifts on that day as they take on one.
     *
     * @param day counted from 1970-01-01
     */
    record DayFull(int day, int maxShiftsPerDay) implements Full {}

    /** With this need they would give more minutes than they have. */
    record MinutesFull(int minutes, int maxMinutes) implements Full {}
}
