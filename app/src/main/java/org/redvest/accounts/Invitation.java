package org.redvest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * A role in a region, offered to one person who is not known yet (邀请).
 *
 * @param length for how long each of its links holds
 * @param askedAgain when a person with a dead link asked for another one, after the last link was made
 */
public record Invitation(
        InvitationId id,
        Role role,
        RegionCode region,
        String label,
        Duration length,
        Instant endsAt,
        Instant madeAt,
        AccountId madeBy,
        Optional<Instant> askedAgain,
        Optional<Stroke> accepted,
        Optional<Stroke> revoked) {

    /** When an invitation was closed, and by whom. */
    public record Stroke(Instant at, AccountId by) {}

    /** An accepted or revoked invitation stays so; an ended one can be given another link. */
    public InvitationState state(Instant now) {
        if (accepted.isPresent()) {
            return new InvitationState.Accepted(
                    accepted.get().at(), accepted.get().by());
        }
        if (revoked.isPresent()) {
            return new InvitationState.Revoked(revoked.get().at());
        }
        return now.isBefore(endsAt) ? new InvitationState.Open(endsAt) : new InvitationState.Ended(endsAt);
    }

    /** The key of what its role lets one do. */
    public String tasksKey() {
        return "invitations.does." + role.name().toLowerCase(Locale.ROOT);
    }

    /** As it stands with a link that is made now. */
    Invitation prolonged(Instant now) {
        return new Invitation(
                id, role, region, label, length, now.plus(length), madeAt, madeBy, Optional.empty(), accepted, revoked);
    }

    AuditedGrant audited() {
        return new AuditedGrant(role, region, label);
    }
}
