package org.redvest.accounts;

/** Another account that is perhaps the same person's, and why. */
public record Likeness(AccountId other, boolean samePhone, boolean sameName) {}
