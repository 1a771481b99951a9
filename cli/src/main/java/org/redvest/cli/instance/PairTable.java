package org.redvest.cli.instance;

import java.util.Arrays;

/**
 * Pairs of a volunteer and a need, by their places in the instance's lists, each with a number: points of a bonus or of a
 * pair. Columns of primitives, for there can be tens of millions.
 */
public final class PairTable {
    private int[] volunteers = new int[16];
    private int[] needs = new int[16];
    private double[] points = new double[16];
    private int size;

    public void add(int volunteer, int need, double number) {
        if (size == volunteers.length) {
            var larger = size + (size >> 1);
            volunteers = Arrays.copyOf(volunteers, larger);
            needs = Arrays.copyOf(needs, larger);
            points = Arrays.copyOf(points, larger);
        }
        volunteers[size] = volunteer;
        needs[size] = need;
        points[size++] = number;
    }

    public int size() {
        return size;
    }

    public int volunteer(int row) {
        return volunteers[row];
    }

    public int need(int row) {
        return needs[row];
    }

    public double points(int row) {
        return points[row];
    }
}
