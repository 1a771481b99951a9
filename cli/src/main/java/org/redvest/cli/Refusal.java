package org.redvest.cli;

import java.util.List;

/** The command cannot do what it was asked; the message is a key of the bundles. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> details;

    Refusal(String key, Object... details) {
        super(key + " " + List.of(details));
        this.key = key;
        this.details = List.of(details);
    }

    String in(Words words) {
        return words.say(key, details.toArray());
    }
}
