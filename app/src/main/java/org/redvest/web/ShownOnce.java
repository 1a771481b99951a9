package org.redvest.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A secret that one page shows once. A page that was kept for a reload can be drawn again; what was read then is gone. */
public final class ShownOnce {

    private final AtomicReference<Optional<String>> secret;

    public ShownOnce(String secret) {
        this.secret = new AtomicReference<>(Optional.of(secret));
    }

    /** The secret to the first who asks; empty from then on. */
    public Optional<String> read() {
        return secret.getAndSet(Optional.empty());
    }

    /** Nobody's password in a log. */
    @Override
    public String toString() {
        return "a secret that is shown once";
    }
}
