package org.redvest.engine;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a need asks of a person beyond skills: what the law or the organiser lays down.
 *
 * @param minimumAge in completed years on the day it starts; 0: any age
 * @param licences those of its skills that only the holder of a licence may use, valid on the day it starts
 * @param homesIn the code of the region in which volunteers must be at home; empty: anywhere
 */
public record Requirements(int minimumAge, Set<String> licences, String homesIn) implements Serializable {

    /** Nothing is asked. */
    public static final Requirements NONE = new Requirements(0, Set.of(), "");

    /** The highest age that may be asked for. */
    public static final int HIGHEST_AGE = 150;

    public Requirements {
        if (minimumAge < 0 || minimumAge > HIGHEST_AGE) {
            throw new IllegalArgumentException(
                    "A minimum age of %d; it must be 0 to %d".formatted(minimumAge, HIGHEST_AGE));
        }
        licences = Set.copyOf(licences);
    }

    /** The latest birthday of those who are old enough on a day. */
    LocalDate bornBy(LocalDate day) {
        return day.minusYears(minimumAge);
    }

    /** The first day on which a person is old enough: who was born on a leap day comes of age in March. */
    LocalDate oldEnoughFrom(LocalDate born) {
        LocalDate birthday = born.plusYears(minimumAge);
        return born.isAfter(bornBy(birthday)) ? birthday.plusDays(1) : birthday;
    }
}
