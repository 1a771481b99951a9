package org.redvest.engine;

import java.io.Serializable;
import java.util.Set;

/**
 * So many people with the same skills wanted at one shift (班次): one line of it. Needs of one shift agree in site and slot.
 *
 * @param shift the shift's id
 * @param site where
 * @param slot when; at most 24 hours
 * @param places how many people, 0…100,000
 * @param value points for each place filled
 * @param skills all of them required
 * @param category what kind of service, matched with the volunteers' interests
 * @param requirements what else is asked of a person
 */
public record Need(
        String id,
        String shift,
        Position site,
        Slot slot,
        int places,
        double value,
        Set<String> skills,
        String category,
        Requirements requirements)
        implements Serializable {

    static final int MINUTES_A_DAY = 24 * 60;
    private static final int MOST_PLACES = 100_000;

    public Need {
        Ids.check("need", id);
        Ids.check("shift", shift);
        if (slot.minutes() > MINUTES_A_DAY) {
            throw new IllegalArgumentException(
                    "Need %s lasts %d minutes; it may last 24 hours at most".formatted(id, slot.minutes()));
        }
        if (places < 0 || places > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "Need %s asks for %d places; it must be 0 to %d".formatted(id, places, MOST_PLACES));
        }
        Points.check("The value of need " + id, value, 0);
        skills = Set.copyOf(skills);
        if (!skills.containsAll(requirements.licences())) {
            throw new IllegalArgumentException(
                    "Need %s asks for licences %s; its skills are %s".formatted(id, requirements.licences(), skills));
        }
    }

    /** A need that requires nothing beyond skills. */
    public Need(
            String id,
            String shift,
            Position site,
            Slot slot,
            int places,
            double value,
            Set<String> skills,
            String category) {
        this(id, shift, site, slot, places, value, skills, category, Requirements.NONE);
    }

    /** The calendar day it starts on, counted from 1970-01-01. */
    public int day() {
        return slot.day();
    }
}
