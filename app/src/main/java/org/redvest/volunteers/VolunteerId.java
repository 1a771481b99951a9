package org.redvest.volunteers;

import org.redvest.accounts.AccountId;

/** A volunteer is an account with a volunteer row of the same number. */
public record VolunteerId(long value) {

    public static VolunteerId of(AccountId account) {
        return new VolunteerId(account.value());
    }

    public AccountId account() {
        return new AccountId(value);
    }

    /** The id the engine knows them by. */
    public String engineId() {
        return Long.toString(value);
    }
}
