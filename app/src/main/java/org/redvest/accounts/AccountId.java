package org.redvest.accounts;

/** One person's account. A volunteer is an account with a volunteer row of the same number. */
public record AccountId(long value) {

    public AccountId {
        if (value < 1) {
            throw new IllegalArgumentException("An account has a positive number, not %d".formatted(value));
        }
    }
}
