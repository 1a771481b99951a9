package org.redvest.web;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A reverse proxy in front of Redvest tells it a visitor's address and whether they came by https. Both decide limits and cookies, so they are
 * believed only from the addresses that {@code --proxy} names.
 */
@Configuration(proxyBeanMethods = false)
class Front {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxies(
            @Value("${redvest.proxy}") List<String> addresses) {
        return server -> {
            if (!addresses.isEmpty()) {
                server.addEngineValves(valve(addresses));
            }
        };
    }

    private static RemoteIpValve valve(List<String> addresses) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(addresses.stream().map(Front::pattern).collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    private static String pattern(String address) {
        try {
            return Pattern.quote(InetAddress.ofLiteral(address.strip()).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(
                    "--proxy takes addresses such as 127.0.0.1,10.0.0.5, not \"%s\"".formatted(address), notAnAddress);
        }
    }
}
