package org.redvest.accounts;

import java.time.Instant;
import java.util.Optional;

/** What a link to an invitation leads to. */
public sealed interface InvitedTo {

    /** It can be accepted. */
    record Offered(Invitation invitation) implements InvitedTo {}

    /** A later link has taken its place. */
    record Replaced(Instant at, boolean asked) implements InvitedTo {}

    record Used(Instant at) implements InvitedTo {}

    record TooLate(Instant at, boolean asked) implements InvitedTo {}

    record TakenBack(Instant at, boolean asked) implements InvitedTo {}

    /** Cut off, mistyped or made up. */
    record NoLink() implements InvitedTo {}

    /** The middle part of its keys in the bundles. */
    default String code() {
        return switch (this) {
            case Offered _ -> "offered";
            case Replaced _ -> "replaced";
            case Used _ -> "used";
            case TooLate _ -> "late";
            case TakenBack _ -> "taken-back";
            case NoLink _ -> "unknown";
        };
    }

    default Optional<Instant> since() {
        return switch (this) {
            case Offered _, NoLink _ -> Optional.empty();
            case Replaced(var at, var _) -> Optional.of(at);
            case Used(var at) -> Optional.of(at);
            case TooLate(var at, var _) -> Optional.of(at);
            case TakenBack(var at, var _) -> Optional.of(at);
        };
    }

    /** Whether the way on is to ask the office for another link; empty where there is another way. */
    default Optional<Boolean> asking() {
        return switch (this) {
            case Offered _, Used _, NoLink _ -> Optional.empty();
            case Replaced(var _, boolean asked) -> Optional.of(asked);
            case TooLate(var _, boolean asked) -> Optional.of(asked);
            case TakenBack(var _, boolean asked) -> Optional.of(asked);
        };
    }
}
