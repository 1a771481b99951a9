package org.redvest.engine.auction;

import java.util.Arrays;
import java.util.List;
import org.redvest.engine.market.Market;

/**
 * How coarse the steps of prices are, and how often each is tried: ε-scaling (Bertsekas 1988), from coarse to fine. With equal points and
 * more places than people fine steps alone would be a price war.
 *
 * @param usual the usual worth of a place in micros, of which the steps are parts
 * @param firstFall the step of the first fall
 * @param steps of the rounds that follow
 * @param roundsAStep so many rounds are tried with each step at most
 * @param mostInVain the schedule ends after so many steps in a row that were not worthwhile
 * @param worthwhile a round, or a step, that closes less of the gap than this part of it is not worth repeating
 */
record Schedule(long usual, double firstFall, List<Double> steps, int roundsAStep, int mostInVain, double worthwhile) {

    private static final double FIRST_FALL_WHERE_PEOPLE_ARE_SHORT = 0.02;

    /** With more people than places nearly every place finds its taker at the first asking: fine steps cost little. */
    private static final double FIRST_FALL = 0.001;

    private static final List<Double> STEPS =
            List.of(0.003, 0.001, 0.0005, 0.0002, 0.00005, 0.00001, 0.000002, 0.0000005);

    static Schedule of(Market market, long usual) {
        boolean peopleAreShort = Arrays.stream(market.places).asLongStream().sum() > market.volunteerCount();
        return new Schedule(usual, peopleAreShort ? FIRST_FALL_WHERE_PEOPLE_ARE_SHORT : FIRST_FALL, STEPS, 4, 2, 0.1);
    }

    /** The step of the first fall, in micros. */
    long ofFirstFall() {
        return micros(firstFall);
    }

    /** The step of a round, in micros. */
    long ofRound(int step) {
        return micros(steps.get(step));
    }

    int count() {
        return steps.size();
    }

    /** The first step from {@code next} on that is not coarser than what is left of the gap: coarser ones could not close it. */
    int worthTrying(int next, double left) {
        int i = next;
        while (i < steps.size() - 1 && steps.get(i) > left) {
            i++;
        }
        return i;
    }

    /** Whether so much was closed of a gap that the same steps are worth trying again. */
    boolean isWorthwhile(long before, long after) {
        return before - after >= worthwhile * before;
    }

    private long micros(double part) {
        return Math.max(1, (long) (usual * part));
    }
}
