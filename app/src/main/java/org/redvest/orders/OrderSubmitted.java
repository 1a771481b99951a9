package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** A community asks, for the first time or after changing what was returned. */
public record OrderSubmitted(OrderNumber order, RegionCode region, AccountId by, Instant at) {}
