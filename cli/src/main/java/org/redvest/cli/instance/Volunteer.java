package org.redvest.cli.instance;

import java.util.Set;

/**
 * One row of {@code volunteers.csv} with the windows of {@code availability.csv}.
 *
 * @param home where ways are measured from
 * @param interests empty: anything
 * @param windows start and end minute of each window in turn, ascending; windows that touched are one
 */
public record Volunteer(
        String id,
        Position home,
        double radiusKm,
        int maxShifts,
        int maxMinutes,
        int maxShiftsPerDay,
        double load,
        Set<String> skills,
        Set<String> interests,
        int[] windows,
        OnRecord record) {

    /** A volunteer about whom nothing else is on record. */
    public Volunteer(
            String id,
            Position home,
            double radiusKm,
            int maxShifts,
            int maxMinutes,
            int maxShiftsPerDay,
            double load,
            Set<String> skills,
            Set<String> interests,
            int[] windows) {
        this(
                id,
                home,
                radiusKm,
                maxShifts,
                maxMinutes,
                maxShiftsPerDay,
                load,
                skills,
                interests,
                windows,
                OnRecord.NOTHING);
    }

    public Volunteer freeAt(int[] merged) {
        return new Volunteer(
                id, home, radiusKm, maxShifts, maxMinutes, maxShiftsPerDay, load, skills, interests, merged, record);
    }
}
