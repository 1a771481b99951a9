package org.redvest.accounts;

/** One person's account. A volunteer is an account with a volunteer row of the same number. */
public record AccountId(long value) {}
