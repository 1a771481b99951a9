package org.redvest.setup;

import org.redvest.regions.RegionCode;

/**
 * What the installation is called.
 *
 * @param logo names the mark's present version; empty without one
 */
record FoundedCity(RegionCode region, String product, String committee, String logo) {}
