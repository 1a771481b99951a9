package org.redvest.accounts;

/** Number of an invitation. It opens nothing. */
public record InvitationId(long value) {}
