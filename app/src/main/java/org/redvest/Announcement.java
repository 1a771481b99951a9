package org.redvest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started Redvest where to find it, and when. */
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final Environment environment;

    Announcement(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        log.info(
                "Redvest is ready: http://{}:{}/",
                environment.getProperty("server.address", "127.0.0.1"),
                environment.getProperty("local.server.port"));
    }
}
