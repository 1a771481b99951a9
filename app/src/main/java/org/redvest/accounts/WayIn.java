package org.redvest.accounts;

import java.time.Instant;
import java.util.Optional;

/** What a link to an account leads to. */
public sealed interface WayIn {

    /** Its owner may choose a password, and a login where there is none. */
    record Unlocked(Person person, Instant until) implements WayIn {}

    /** A later link, or a later password, has taken its place. */
    record Superseded(Instant at) implements WayIn {}

    record Spent(Instant at) implements WayIn {}

    record Expired(Instant at) implements WayIn {}

    record Missing() implements WayIn {}

    /** The middle part of its keys in the bundles. */
    default String code() {
        return switch (this) {
            case Unlocked _ -> "unlocked";
            case Superseded _ -> "superseded";
            case Spent _ -> "spent";
            case Expired _ -> "expired";
            case Missing _ -> "missing";
        };
    }

    default Optional<Instant> since() {
        return switch (this) {
            case Unlocked _, Missing _ -> Optional.empty();
            case Superseded(var at) -> Optional.of(at);
            case Spent(var at) -> Optional.of(at);
            case Expired(var at) -> Optional.of(at);
        };
    }
}
