package org.redvest.orders;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** Served, confirmed and evaluated (评单): the loop is closed. */
public record OrderClosed(ActivityNumber order, RegionCode region, Instant at) {}
