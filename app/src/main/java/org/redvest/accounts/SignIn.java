package org.redvest.accounts;

import java.time.Instant;

/** What an attempt to sign in came to. An unknown account is answered as a wrong password, in the same time. */
sealed interface SignIn {

    record In(AccountId account) implements SignIn {}

    record Wrong(int triesLeft) implements SignIn {}

    /** Five wrong ones from this device or address. */
    record Locked(Instant until) implements SignIn {}

    /** Many wrong ones for this login, from wherever: a device that its owner never used has to wait for its turn. */
    record Crowded(Instant until) implements SignIn {}

    /** The password was right, but it was a one-time password and its days are over. */
    record TooLate() implements SignIn {}
}
