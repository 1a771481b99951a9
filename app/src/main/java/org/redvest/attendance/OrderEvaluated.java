package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.orders.OrderNumber;
import org.redvest.regions.RegionCode;

/** The community said how it was (评单). Nobody else ever gives a star. */
public record OrderEvaluated(OrderNumber order, RegionCode region, int stars, AccountId by, Instant at) {}
