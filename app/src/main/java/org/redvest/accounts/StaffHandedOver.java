package org.redvest.accounts;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/**
 * A person has left and a colleague goes on with the work (工作交接). Published once for each role that was handed over.
 *
 * @param left the grant that was withdrawn
 * @param taken the grant under which the colleague goes on: one that they held already, or a new one
 */
public record StaffHandedOver(
        AccountId from, GrantId left, AccountId to, GrantId taken, Role role, RegionCode region, Instant at) {}
