package org.redvest.volunteers;

import java.util.Locale;

/** Whether somebody may be asked to serve. */
public enum VolunteerStatus {
    ACTIVE,

    /** Registered, and not asked for anything until what is missing is recorded: a minor without the consent of a guardian (暂缓). */
    HELD,

    /** They have left (已退出): asked for nothing any more; what they did stays on record. */
    LEFT;

    /** As in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
