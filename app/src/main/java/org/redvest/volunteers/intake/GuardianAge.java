package org.redvest.volunteers.intake;

import org.redvest.rules.CityRules;
import org.springframework.stereotype.Component;

/** Below which age a list must say that a guardian has agreed: the city's rule for those who register, too. */
@Component
class GuardianAge {

    private final CityRules rules;

    GuardianAge(CityRules rules) {
        this.rules = rules;
    }

    int consentBelow() {
        return rules.limits("registration", rules.today()).number("consent");
    }
}
