package org.redvest.accounts;

import java.util.List;
import org.redvest.regions.Region;

/**
 * Which region an administrator's page is about, the way up to the administrator's own, and one step down.
 *
 * @param page where its links lead, {@code ?region=} following
 */
public record Where(String page, Region region, List<Region> above, List<Region> below) {}
