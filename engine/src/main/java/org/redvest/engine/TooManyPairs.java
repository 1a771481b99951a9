package org.redvest.engine;

/** The problem has more eligible pairs than arrays of the Java machine hold; a problem of that size is planned in regions. */
public final class TooManyPairs extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long count;
    private final int most;

    public TooManyPairs(long count, int most) {
        super("%d eligible pairs; at most %d can be planned at once".formatted(count, most));
        this.count = count;
        this.most = most;
    }

    /** How many pairs the problem has. */
    public long count() {
        return count;
    }

    /** How many can be planned at once. */
    public int most() {
        return most;
    }
}
