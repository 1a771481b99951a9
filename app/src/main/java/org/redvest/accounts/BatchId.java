package org.redvest.accounts;

/** Number of the invitations that were made in one act. */
public record BatchId(long value) {}
