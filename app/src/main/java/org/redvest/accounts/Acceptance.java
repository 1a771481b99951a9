package org.redvest.accounts;

import org.redvest.web.Problems;

/** What came of an invited person's wish to accept. */
sealed interface Acceptance {

    /** The grant is held now; a person who held it before keeps it. */
    record Accepted(AccountId account, Invitation invitation) implements Acceptance {}

    /** The link opens nothing any more. */
    record Over(InvitedTo instead) implements Acceptance {}

    record Refused(Problems problems) implements Acceptance {}
}
