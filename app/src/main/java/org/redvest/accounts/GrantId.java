package org.redvest.accounts;

/** One grant (授权): a role in a region, given to one account. */
public record GrantId(long value) {}
