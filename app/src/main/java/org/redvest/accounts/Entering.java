package org.redvest.accounts;

import org.redvest.web.Problems;

/** What came of a person's wish to come in by a link. */
sealed interface Entering {

    record Entered(AccountId account) implements Entering {}

    record Barred(WayIn instead) implements Entering {}

    record Refused(Problems problems) implements Entering {}
}
