package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.orders.OrderNumber;
import org.redvest.regions.RegionCode;

/** An order was opened to all who are eligible (派单). */
public record OrderOpened(OrderNumber order, RegionCode region, int eligible, AccountId by, Instant at) {}
