package org.redvest.attendance.marks;

import java.time.Duration;
import java.time.LocalDate;
import org.redvest.rules.CityRules;
import org.springframework.stereotype.Component;

/** The limits as the city has laid them down for a day. */
@Component
public class CheckInRules {

    private final CityRules rules;

    CheckInRules(CityRules rules) {
        this.rules = rules;
    }

    public CheckInLimits on(LocalDate day) {
        var limits = rules.limits(CheckInSheet.CODE, day);
        return new CheckInLimits(
                Duration.ofMinutes(limits.number(CheckInSheet.OPENS)),
                Duration.ofMinutes(limits.number(CheckInSheet.OPEN_AFTER)),
                Duration.ofSeconds(limits.number(CheckInSheet.STEP)),
                limits.number(CheckInSheet.STEPS_BACK),
                limits.number(CheckInSheet.TRIES),
                Duration.ofMinutes(limits.number(CheckInSheet.TRIES_WITHIN)),
                Duration.ofDays(limits.number(CheckInSheet.SETTLE)));
    }
}
