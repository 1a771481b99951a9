package org.redvest.engine;

import java.io.Serializable;
import java.util.Set;

/**
 * A volunteer (志愿者) who may be asked to serve.
 *
 * @param home where ways are measured from
 * @param radiusKm the farthest they will go, in kilometres
 * @param load points ≥ 0: how much was asked of them lately
 * @param skills what they can do
 * @param interests the categories they want; empty means anything
 * @param standing what is on record about them
 */
public record Volunteer(
        String id,
        Position home,
        double radiusKm,
        Limits limits,
        double load,
        Set<String> skills,
        Set<String> interests,
        FreeTime free,
        Standing standing)
        implements Serializable {

    public Volunteer {
        Ids.check("volunteer", id);
        if (!(radiusKm >= 0 && radiusKm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Volunteer %s goes %s km; it must be a number from 0".formatted(id, radiusKm));
        }
        Points.check("The load of volunteer " + id, load, 0);
        skills = Set.copyOf(skills);
        interests = Set.copyOf(interests);
    }

    /** A volunteer about whom nothing else is on record. */
    public Volunteer(
            String id,
            Position home,
            double radiusKm,
            Limits limits,
            double load,
            Set<String> skills,
            Set<String> interests,
            FreeTime free) {
        this(id, home, radiusKm, limits, load, skills, interests, free, Standing.NONE);
    }
}
