package org.redvest.engine;

import java.util.List;

/**
 * How many people to ask so that enough of them say yes. The yeses of independent people are a Poisson-binomial sum; its distribution is
 * computed by dynamic programming over the people, which costs people × places.
 */
public final class WaveSize {

    private WaveSize() {}

    /**
     * The chance that at least so many say yes.
     *
     * @param chances of each person to say yes, independent of the others
     */
    public static double enough(List<Double> chances, int wanted) {
        if (wanted <= 0) {
            return 1;
        }
        var yes = none(wanted);
        for (double chance : chances) {
            ask(yes, chance);
        }
        return yes[wanted];
    }

    /**
     * The length of the shortest beginning of a list that, together with those who still may answer, brings enough people; the whole list
     * where that is not enough either. In a list by falling chances no other choice of people is smaller.
     *
     * @param waiting chances of those who were asked and have not answered
     * @param next chances of those who could be asked, in the order in which they would be
     * @param wanted places that are free
     * @param sure asked for, from 0 to 1
     */
    public static int toAsk(List<Double> waiting, List<Double> next, int wanted, double sure) {
        if (!(sure >= 0 && sure < 1)) {
            throw new IllegalArgumentException(
                    "A chance of %s to fill all places; it must be from 0 to below 1".formatted(sure));
        }
        if (wanted <= 0) {
            return 0;
        }
        var yes = none(wanted);
        for (double chance : waiting) {
            ask(yes, chance);
        }
        int asked = 0;
        while (yes[wanted] < sure && asked < next.size()) {
            ask(yes, next.get(asked));
            asked++;
        }
        return asked;
    }

    /** Chances of exactly 0, 1, … yeses; the last entry is the chance of so many or more. */
    private static double[] none(int wanted) {
        var yes = new double[wanted + 1];
        yes[0] = 1;
        return yes;
    }

    private static void ask(double[] yes, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("A chance of %s; it must be from 0 to 1".formatted(chance));
        }
        int last = yes.length - 1;
        yes[last] += yes[last - 1] * chance;
        for (int count = last - 1; count > 0; count--) {
            yes[count] = yes[count] * (1 - chance) + yes[count - 1] * chance;
        }
        yes[0] *= 1 - chance;
    }
}
