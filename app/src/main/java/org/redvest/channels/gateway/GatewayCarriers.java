package org.redvest.channels.gateway;

import java.time.Clock;
import java.time.Duration;
import org.redvest.channels.ChannelSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One carrier for each channel that a gateway serves. */
@Configuration(proxyBeanMethods = false)
class GatewayCarriers {

    private final ChannelSettings settings;
    private final Filings filings;
    private final Clock clock;
    private final Duration patience;
    private final boolean privateToo;

    GatewayCarriers(
            ChannelSettings settings,
            Filings filings,
            Clock clock,
            @Value("${redvest.channels.patience}") Duration patience,
            @Value("${redvest.channels.private-addresses}") boolean privateToo) {
        this.settings = settings;
        this.filings = filings;
        this.clock = clock;
        this.patience = patience;
        this.privateToo = privateToo;
    }

    @Bean
    GatewayCarrier textCarrier() {
        return carrier(GatewayChannel.TEXT);
    }

    @Bean
    GatewayCarrier wecomCarrier() {
        return carrier(GatewayChannel.WECOM);
    }

    @Bean
    GatewayCarrier dingtalkCarrier() {
        return carrier(GatewayChannel.DINGTALK);
    }

    private GatewayCarrier carrier(GatewayChannel gateway) {
        return new GatewayCarrier(gateway.channel(), settings, filings, clock, patience, privateToo);
    }
}
