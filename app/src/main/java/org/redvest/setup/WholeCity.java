package org.redvest.setup;

import org.redvest.accounts.Hat;
import org.springframework.stereotype.Component;

/** Who reaches all that the installation serves. */
@Component
public class WholeCity {

    private final Setup setup;

    WholeCity(Setup setup) {
        this.setup = setup;
    }

    public boolean isReachedBy(Hat me) {
        return setup.city().filter(city -> city.region().equals(me.region())).isPresent();
    }
}
