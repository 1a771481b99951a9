package org.redvest.orders;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/** Served, confirmed and evaluated (评单): the loop is closed. */
public record OrderClosed(OrderNumber order, RegionCode region, Instant at) {}
