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

    /** People cannot be added: who is in both would be counted twice. */
    Figures plus(Figures more) {
        return new Figures(
                0,
                participations + more.participations,
                sessions + more.sessions,
                contacts + more.contacts,
                minutes + more.minutes,
                due + more.due,
                closed + more.closed);
    }

    Figures with(long counted) {
        return new Figures(counted, participations, sessions, contacts, minutes, due, closed);
    }

    Figures withoutOrders() {
        return new Figures(people, participations, sessions, contacts, minutes, 0, 0);
    }

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
