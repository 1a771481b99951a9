package org.redvest.shifts;

import java.util.Locale;

/** Whose an activity is. The owner's number is the activity's. */
public enum Owner {
    /** 点单: a community asked for it. */
    ORDER,
    /** 项目: a committee plans it, with the same shifts over weeks. */
    PROGRAMME;

    String path(ActivityNumber number) {
        return switch (this) {
            case ORDER -> "/orders/" + number;
            case PROGRAMME -> "/programmes/" + number;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Owner of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
