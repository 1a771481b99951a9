package org.redvest.regions;

/** Where a township or community is taken to be as long as nobody has said where it is. */
public enum Estimate {
    /** At its county's centre: what is not known is not made to look as if it were. */
    COUNTY,
    /** Scattered over the county: a demo's map is to look like one. */
    MADE_UP
}
