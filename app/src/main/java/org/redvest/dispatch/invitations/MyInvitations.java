package org.redvest.dispatch.invitations;

/**
 * How often somebody was asked, and how often they want to be.
 *
 * @param thisWeek in the last seven days
 * @param inAll ever
 * @param noCalls whether they do not want to be called
 */
public record MyInvitations(int mostAWeek, int thisWeek, int inAll, boolean noCalls, boolean saved) {

    public static final int MOST = 7;
}
