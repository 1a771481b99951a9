package org.redvest.accounts;

import org.redvest.web.Problems;

/** What came of an administrator's wish to open an account or to hand over a new password. */
sealed interface Opening {

    /** The password is told this once. */
    record Opened(Person person, String password) implements Opening {}

    /** The same form again: the account is there, its password has been told. */
    record OpenedBefore(AccountId account) implements Opening {}

    record Refused(Problems problems) implements Opening {}
}
