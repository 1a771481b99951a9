package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** The community does not want it any more; every shift ahead is off. {@code reason} is the sentence it wrote. */
public record OrderCancelled(OrderNumber order, RegionCode region, AccountId by, String reason, Instant at) {}
