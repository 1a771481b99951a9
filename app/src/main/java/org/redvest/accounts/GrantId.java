package org.redvest.accounts;

/** One grant (授权): a role in a region, given to one account. */
public record GrantId(long value) {

    public GrantId {
        if (value < 1) {
            throw new IllegalArgumentException("A grant has a positive number, not %d".formatted(value));
        }
    }
}
