package org.redvest.accounts;

import java.time.Instant;

/** Where an invitation stands. */
public sealed interface InvitationState {

    record Open(Instant until) implements InvitationState {}

    record Accepted(Instant at, AccountId by) implements InvitationState {}

    record Ended(Instant at) implements InvitationState {}

    record Revoked(Instant at) implements InvitationState {}

    /** The last part of its keys in the bundles. */
    default String code() {
        return switch (this) {
            case Open _ -> "open";
            case Accepted _ -> "accepted";
            case Ended _ -> "ended";
            case Revoked _ -> "revoked";
        };
    }

    /** Whether another link can be made for it. */
    default boolean renewable() {
        return this instanceof Open || this instanceof Ended;
    }
}
