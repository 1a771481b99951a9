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
    NOT_UTF8,
    OLD_WORKBOOK,
    DAMAGED_WORKBOOK,
    LARGE_WORKBOOK,
    TOO_MANY_ROWS,
    MERGED_CODE,
    FORMER_UNKNOWN,
    FORMER_LEVEL,
    FORMER_TWICE,
    FORMER_STAYS,
    FORMER_NOT_EMPTY,
    FORMER_ON_THE_PAGE,
    NOT_JSON,
    FEATURES,
    DATUM_UNSAID,
    DATUM_OTHER,
    FEATURE_CODE,
    COUNTY_UNKNOWN,
    REPEATED_FEATURE,
    GEOMETRY,
    RING,
    POINT,
    FAR_AWAY;

    String key() {
        return "regions.mistake." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
