package org.redvest.clock;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean(defaultCandidate = true)
    RealTime realTime() {
        return Instant::now;
    }

    @Bean
    ApplicationClock clock(RealTime realTime, ClockStore store, @Value("${redvest.zone}") ZoneId zone) {
        return new ApplicationClock(realTime, store.zone().orElse(zone), store.kept());
    }
}
