package org.redvest.accounts;

import org.redvest.web.Problems;

/** What came of an administrator's wish to invite, or to have another link. */
sealed interface InvitationMade {

    /** The link is told this once. */
    record Made(Invitation invitation, LinkSecret secret) implements InvitationMade {}

    /** The same form again, or an invitation that is closed: the page of the invitation says where it stands. */
    record MadeBefore(InvitationId invitation) implements InvitationMade {}

    record Refused(Problems problems) implements InvitationMade {}
}
