package org.redvest.dispatch.teams;

import java.util.Locale;

/** Where an offer to a team stands. */
public enum TeamOfferState {
    OPEN,
    /** As many as were wanted of the team come, or the service has all its people. */
    FILLED,
    /** It is too late to ask members. */
    OVER,
    CALLED_OFF,
    /** The service is held at another time than the team was asked for. */
    MOVED,
    DISSOLVED,
    TAKEN_BACK,
    DECLINED;

    public String key() {
        return "dispatch.team.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
