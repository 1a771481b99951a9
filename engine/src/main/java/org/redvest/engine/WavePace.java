package org.redvest.engine;

/**
 * How the waves of invitations to one service grow bolder as it comes near: how sure a wave wants to be that all places are filled, how far
 * it reaches, and how long it waits for answers.
 */
public enum WavePace {
    EARLY(72, 0.60, 4, 8, 3),
    NEARING(24, 0.75, 8, 4, 4),
    SOON(6, 0.85, 15, 1.5, 8),
    LAST(0, 0.95, Double.POSITIVE_INFINITY, 0.5, Integer.MAX_VALUE);

    private final double hoursLeft;
    private final double sure;
    private final double withinKm;
    private final double hoursToWait;
    private final int freshAPlace;

    WavePace(double hoursLeft, double sure, double withinKm, double hoursToWait, int freshAPlace) {
        this.hoursLeft = hoursLeft;
        this.sure = sure;
        this.withinKm = withinKm;
        this.hoursToWait = hoursToWait;
        this.freshAPlace = freshAPlace;
    }

    /** @param hours until the service begins */
    public static WavePace of(double hours) {
        for (WavePace pace : values()) {
            if (hours > pace.hoursLeft) {
                return pace;
            }
        }
        return LAST;
    }

    /** The chance to fill all places that a wave of this time asks for. */
    public double sure() {
        return sure;
    }

    /** People farther away than this are not asked yet. */
    public double withinKm() {
        return withinKm;
    }

    /** So long after a wave the next one follows. */
    public double hoursToWait() {
        return hoursToWait;
    }

    /**
     * How many of those whom a wave would ask it asks now. While there is time, few wait for each place at once: their answers say more
     * than any belief about people who were never asked.
     *
     * @param wanted as {@link WaveSize} has it
     * @param free places
     * @param fresh people asked within the last {@link #hoursToWait()} who have not answered
     */
    public int now(int wanted, int free, long fresh) {
        long room = (long) freshAPlace * free - fresh;
        return Math.clamp(room, 0, wanted);
    }
}
