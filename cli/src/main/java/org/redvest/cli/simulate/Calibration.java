package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.List;

/** Whether what was called so likely came true so often. */
public final class Calibration {
    private static final int BINS = 10;

    private final long[] count = new long[BINS];
    private final double[] said = new double[BINS];
    private final long[] happened = new long[BINS];
    private double squares;

    void note(double chance, boolean outcome) {
        int bin = Math.clamp((int) (chance * BINS), 0, BINS - 1);
        count[bin]++;
        said[bin] += chance;
        happened[bin] += outcome ? 1 : 0;
        squares += Math.pow(chance - (outcome ? 1 : 0), 2);
    }

    /** Of so many that were called about so likely, this share came true. */
    public record Bin(long count, double said, double happened) {}

    public List<Bin> bins() {
        var bins = new ArrayList<Bin>();
        for (int i = 0; i < BINS; i++) {
            if (count[i] > 0) {
                bins.add(new Bin(count[i], said[i] / count[i], (double) happened[i] / count[i]));
            }
        }
        return bins;
    }

    /** The mean squared error; NaN of nothing. */
    public double brier() {
        return squares / total();
    }

    /** The Brier score of one who always says the mean. */
    public double brierOfMean() {
        double mean = (double) java.util.Arrays.stream(happened).sum() / total();
        return mean * (1 - mean);
    }

    public long total() {
        return java.util.Arrays.stream(count).sum();
    }
}
