package org.redvest.web;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Hands out the words of either language. */
@Component
public class Texts {

    private final Messages messages;
    private final Clock clock;

    Texts(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public Text in(Language language) {
        return new Text(language, messages, clock);
    }
}
