package org.redvest.shifts;

import java.util.UUID;
import org.redvest.regions.RegionCode;

/**
 * What a committee calls people for at once, before a community could have asked for it.
 *
 * @param request of the form that asks for it: sent twice, it is one activity
 */
public record UrgentActivity(
        UUID request, RegionCode region, Terms terms, PrivateDetails details, Window window, AskedFor need) {}
