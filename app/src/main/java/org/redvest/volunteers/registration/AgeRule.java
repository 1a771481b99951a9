package org.redvest.volunteers.registration;

import java.time.LocalDate;
import java.time.Period;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleContent;

/**
 * From which age one may register, and until which a guardian must consent; in force from a day on.
 *
 * @param youngest in completed years
 * @param consentBelow who is younger needs the consent of a guardian
 */
public record AgeRule(int youngest, int consentBelow) {

    static final String SHEET = "registration";
    static final String YOUNGEST = "youngest";
    static final String CONSENT = "consent";
    static final String ESCALATES = "escalates";

    static AgeRule of(RuleContent limits) {
        return new AgeRule(limits.number(YOUNGEST), limits.number(CONSENT));
    }

    /** In force on a day. */
    public static AgeRule on(LocalDate day, CityRules rules) {
        return of(rules.limits(SHEET, day));
    }

    boolean admits(LocalDate born, LocalDate today) {
        return age(born, today) >= youngest;
    }

    public boolean asksGuardian(LocalDate born, LocalDate today) {
        return age(born, today) < consentBelow;
    }

    static int age(LocalDate born, LocalDate today) {
        return Period.between(born, today).getYears();
    }
}
