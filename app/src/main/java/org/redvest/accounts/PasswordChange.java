package org.redvest.accounts;

/** What an attempt to change one's own password came to. */
sealed interface PasswordChange {

    record Changed() implements PasswordChange {}

    /** The present password was not given rightly: counted like an attempt to sign in. */
    record NotYours(SignIn answer) implements PasswordChange {}

    record TooWeak(Weakness weakness) implements PasswordChange {}
}
