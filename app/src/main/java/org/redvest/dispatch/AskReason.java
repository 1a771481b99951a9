package org.redvest.dispatch;

import java.util.Locale;

/** Why this person was asked and not another; its words stand beside what the person can and when they are free. */
public enum AskReason {
    /** A dispatcher picked them from those who suit. */
    CHOSEN,
    /** Few can do what is asked for. */
    SKILLED,
    /** They live nearest. */
    NEAR,
    /** They have served in this kind of service. */
    FAMILIAR,
    /** They were asked for nothing for a while. */
    RESTED,
    /** The plan of the region fits best with them here. */
    ARRANGED,
    /** Their team was asked, and its leader proposed them. */
    TEAM,
    /** They wait for a place of it: they have asked for it themselves. */
    WAITED,
    /** They said yes on the telephone. */
    CALLED,
    /** They were on duty, and said yes to an emergency call. */
    EMERGENCY;

    /** Whether this person was asked because they wished it, or in person: it counts for no limit, and teaches nothing about messages. */
    public boolean byThemselves() {
        return this == WAITED || this == CALLED || this == EMERGENCY;
    }

    /** As in the keys of its words and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AskReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
