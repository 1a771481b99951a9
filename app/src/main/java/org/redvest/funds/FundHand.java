package org.redvest.funds;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Role;

/** One of the two people of a line: who wrote it or who decided, in which role and when. */
public record FundHand(AccountId account, Role role, Instant at) {}
