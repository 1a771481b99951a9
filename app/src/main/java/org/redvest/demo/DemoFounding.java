package org.redvest.demo;

import java.time.Clock;
import org.redvest.database.Installation;
import org.redvest.setup.Setup;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** A demo is founded before it answers its first visitor: nobody is asked which city it is to be. */
@Component
class DemoFounding implements SmartInitializingSingleton {

    private final Installation installation;
    private final Setup setup;
    private final Clock clock;

    DemoFounding(Installation installation, Setup setup, Clock clock) {
        this.installation = installation;
        this.setup = setup;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (installation.isDemo() && !setup.isFounded()) {
            setup.found(Shaoyang.city(setup.atlas(), clock.getZone()));
        }
    }
}
