package org.redvest.setup;

import java.util.Optional;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;
import org.redvest.web.CityNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the gate before all pages, and the city's names round them. */
@Configuration(proxyBeanMethods = false)
class SetupWeb implements WebMvcConfigurer {

    /** Before the guard asks visitors to sign in. */
    private static final int FIRST = -100;

    private final FoundingGate gate;

    SetupWeb(FoundingGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(FIRST);
    }

    @Bean
    CityNames cityNames(Setup setup, Regions regions) {
        return () -> setup.city()
                .map(city -> new CityNames.NameSet(
                        city.product(),
                        regions.find(city.region()).map(Region::name).orElse(""),
                        city.committee(),
                        Optional.of(city.logo()).filter(mark -> !mark.isEmpty()).map(mark -> LogoPages.PATH + mark)))
                .orElse(CityNames.NameSet.NONE);
    }
}
