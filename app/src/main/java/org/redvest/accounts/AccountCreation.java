package org.redvest.accounts;

import org.redvest.web.Problems;

/** What came of an administrator's wish to open an account or to hand over a new password. */
sealed interface AccountCreation {

    /** The password is told this once. */
    record Opened(Person person, String password) implements AccountCreation {}

    /** The same form again: the account is there, its password has been told. */
    record OpenedBefore(AccountId account) implements AccountCreation {}

    record Refused(Problems problems) implements AccountCreation {}
}
