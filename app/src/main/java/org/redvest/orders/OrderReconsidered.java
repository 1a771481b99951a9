package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** The committee took its no back: the order waits for its answer again. */
public record OrderReconsidered(OrderNumber order, RegionCode region, AccountId by, Instant at) {}
