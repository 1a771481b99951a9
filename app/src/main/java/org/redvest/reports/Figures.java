package org.redvest.reports;

/**
 * All figures of one question. One record carries them together, so that no page can show two of different moments.
 *
 * @param due orders of which the last shift is over
 * @param closed those of them that the community has evaluated
 */
public record Figures(
        long people, long participations, long sessions, long contacts, long minutes, long due, long closed) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    /** The figure itself; of a rate, its part. */
    public long of(Metric metric) {
        return switch (metric) {
            case PEOPLE -> people;
            case PARTICIPATIONS -> participations;
            case SESSIONS -> sessions;
            case CONTACTS -> contacts;
            case HOURS -> minutes;
            case CLOSED_LOOP -> closed;
        };
    }

    /** Between 0 and 1; of nothing due, 0. */
    public double rate() {
        return due == 0 ? 0 : (double) closed / due;
    }
}
