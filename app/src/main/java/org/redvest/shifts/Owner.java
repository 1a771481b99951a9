package org.redvest.shifts;

import java.util.Locale;
import org.redvest.accounts.Role;

/** Whose an activity is. The owner's number is the activity's. */
public enum Owner {
    /** 点单: a community asked for it. */
    ORDER,
    /** 项目: a committee plans it, as a post with the same shifts over weeks. */
    PROGRAMME;

    /** Whose people say of a shift what came of it: those who organised it record it (谁组织谁记录). */
    public Role keeper() {
        return switch (this) {
            case ORDER -> Role.COMMUNITY;
            case PROGRAMME -> Role.DISPATCHER;
        };
    }

    String path(ActivityNumber number) {
        return switch (this) {
            case ORDER -> "/orders/" + number;
            case PROGRAMME -> "/posts/" + number;
        };
    }

    /** The end of a key in the bundles. */
    public String word() {
        return stored();
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Owner of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
