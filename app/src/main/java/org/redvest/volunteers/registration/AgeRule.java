package org.redvest.volunteers.registration;

import java.time.LocalDate;
import java.time.Period;

/**
 * From which age one may register, and until which a guardian must consent; in force from a day on.
 *
 * @param youngest in completed years
 * @param consentBelow who is younger needs the consent of a guardian
 */
public record AgeRule(int youngest, int consentBelow) {

    boolean admits(LocalDate born, LocalDate today) {
        return age(born, today) >= youngest;
    }

    boolean asksGuardian(LocalDate born, LocalDate today) {
        return age(born, today) < consentBelow;
    }

    static int age(LocalDate born, LocalDate today) {
        return Period.between(born, today).getYears();
    }
}
