package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** The community changed an order that had been approved. Whoever accepted one of the moved shifts must be asked again. */
public record OrderChanged(OrderNumber order, RegionCode region, AccountId by, Instant at, List<ShiftId> moved) {}
