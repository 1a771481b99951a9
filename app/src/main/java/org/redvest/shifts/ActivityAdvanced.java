package org.redvest.shifts;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/**
 * An activity stands elsewhere now, because a shift of it moved on or because it was closed. Published within the transaction that
 * advances it, so that its owner's lists never disagree with it.
 */
public record ActivityAdvanced(
        ActivityNumber activity, Owner owner, RegionCode region, ActivityState state, Instant at) {}
