package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/** The community counted again how many it had served, or how much was done (更正). */
public record CountsCorrected(ShiftId shift, OrderNumber order, RegionCode region, AccountId by, Instant at) {}
