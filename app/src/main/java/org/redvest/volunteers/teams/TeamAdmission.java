package org.redvest.volunteers.teams;

import java.util.Locale;

/** What the link of a team does for one who opens it. */
public enum TeamAdmission {
    /** They ask, and the leader admits them. */
    BY_LEADER,
    /** They are a member at once. */
    AT_ONCE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
