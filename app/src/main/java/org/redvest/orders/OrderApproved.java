package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** The committee said yes; nobody has been asked yet. */
public record OrderApproved(OrderNumber order, RegionCode region, AccountId by, Instant at) {}
