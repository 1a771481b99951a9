package org.redvest.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Where the modules of a demo publish. What the {@link Chronicle} writes is heard at once, in its own transaction; everything
 * else goes the usual way.
 */
@Component
@Primary
@ConditionalOnBooleanProperty("redvest.demo")
class EventOutlet implements ApplicationEventPublisher {

    private final ApplicationContext context;

    EventOutlet(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void publishEvent(Object event) {
        if (!Chronicle.hears(event)) {
            context.publishEvent(event);
        }
    }
}
