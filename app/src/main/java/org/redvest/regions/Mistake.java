package org.redvest.regions;

import java.util.Locale;

/** What may be wrong with a file of divisions. What is allowed instead stands in the bundles, under the key. */
enum Mistake {
    UNKNOWN_COLUMN,
    MISSING_COLUMN,
    REPEATED_COLUMN,
    CELLS_OF_ROW,
    CODE,
    PROVINCE,
    REPEATED_CODE,
    NO_PARENT,
    NAME,
    DEGREES,
    DATUM,
    COUNTY_UNPLACED,
    NOT_CSV,
    NOT_UTF8;

    String key() {
        return "regions.mistake." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
