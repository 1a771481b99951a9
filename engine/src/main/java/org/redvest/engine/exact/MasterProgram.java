package org.redvest.engine.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The master program is the linear program over bundles of a small part (Dantzig and Wolfe 1960), solved by the revised simplex method with a
 * dense inverse: choose for each volunteer a mixture of bundles, at most one in all, so that no need has more than its places. Its shadow
 * prices are the best prices there are. Floating point is enough to suggest prices and where to branch, for what the prices prove is computed
 * exactly afterwards.
 */
final class MasterProgram {
    private static final double TINY = 1e-9;
    private static final double GAINS = 1e-3; // micros
    private static final int MOST_PIVOTS = 20_000;

    /** One bundle of one volunteer: the rows it uses once each, and what it is worth. */
    record Column(int volunteer, int[] edges, int[] rows, double worth) {}

    private final int rows;
    private final double[] capacity;
    private final List<Column> columns = new ArrayList<>();
    private double[] worth = new double[64];

    private final double[][] inverse;
    private final int[] basis;
    private final double[] value;
    private final double[] dual;
    private final Effort effort;

    /** Rows with these capacities; the slack of each row starts in the basis. */
    MasterProgram(double[] capacity, Effort effort) {
        rows = capacity.length;
        this.effort = effort;
        this.capacity = capacity.clone();
        inverse = new double[rows][rows];
        basis = new int[rows];
        value = new double[rows];
        dual = new double[rows];
        for (int r = 0; r < rows; r++) {
            inverse[r][r] = 1;
            basis[r] = -1 - r;
            // A little more room in each row, in each another little: then no two rows ever block at once, and no pivot
            // is in vain.
            this.capacity[r] += 1e-7 * (1 + (r * 0.6180339887) % 1);
            value[r] = this.capacity[r];
        }
    }

    void add(Column column) {
        if (columns.size() == worth.length) {
            worth = Arrays.copyOf(worth, 2 * worth.length);
        }
        worth[columns.size()] = column.worth;
        columns.add(column);
    }

    List<Column> columns() {
        return columns;
    }

    double dual(int row) {
        return dual[row];
    }

    /** How much of each column the best mixture holds. */
    double[] mixture() {
        double[] mixture = new double[columns.size()];
        for (int r = 0; r < rows; r++) {
            if (basis[r] >= 0) {
                mixture[basis[r]] = value[r];
            }
        }
        return mixture;
    }

    /** Comes as near to the best mixture as the effort allows. */
    void solve() {
        price();
        for (int pivots = 0; pivots < MOST_PIVOTS && !effort.over(); pivots++) {
            int entering = entering();
            if (entering == Integer.MIN_VALUE) {
                return;
            }
            pivot(entering);
        }
    }

    private void price() {
        for (int c = 0; c < rows; c++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                if (basis[r] >= 0) {
                    sum += worth[basis[r]] * inverse[r][c];
                }
            }
            dual[c] = sum;
        }
        effort.spend((long) rows * rows);
    }

    /** The column, or slack (as −1 − row), that gains most; the least integer when none gains. */
    private int entering() {
        int best = Integer.MIN_VALUE;
        double most = GAINS;
        for (int c = 0; c < columns.size(); c++) {
            double gain = worth[c];
            for (int r : columns.get(c).rows) {
                gain -= dual[r];
            }
            if (gain > most) {
                most = gain;
                best = c;
            }
        }
        for (int r = 0; r < rows; r++) {
            if (-dual[r] > most) {
                most = -dual[r];
                best = -1 - r;
            }
        }
        effort.spend(columns.size() * 4L);
        return best;
    }

    private void pivot(int entering) {
        double[] direction = direction(entering);
        int leaving = -1;
        double step = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            if (direction[r] > TINY && value[r] / direction[r] < step) {
                step = value[r] / direction[r];
                leaving = r;
            }
        }
        if (leaving < 0) {
            throw new IllegalStateException("A bundle without rows");
        }
        double[] pivotRow = inverse[leaving];
        double scale = 1 / direction[leaving];
        for (int c = 0; c < rows; c++) {
            pivotRow[c] *= scale;
        }
        value[leaving] = step;
        for (int r = 0; r < rows; r++) {
            double factor = direction[r];
            if (r != leaving && factor != 0) {
                double[] row = inverse[r];
                for (int c = 0; c < rows; c++) {
                    row[c] -= factor * pivotRow[c];
                }
                value[r] = Math.max(0, value[r] - factor * step);
                effort.spend(rows);
            }
        }
        double gain = gain(entering);
        for (int c = 0; c < rows; c++) {
            dual[c] += gain * pivotRow[c];
        }
        basis[leaving] = entering;
    }

    private double gain(int entering) {
        if (entering < 0) {
            return -dual[-1 - entering];
        }
        double gain = worth[entering];
        for (int r : columns.get(entering).rows) {
            gain -= dual[r];
        }
        return gain;
    }

    private double[] direction(int entering) {
        double[] direction = new double[rows];
        effort.spend(4L * rows);
        int[] used = entering < 0 ? new int[] {-1 - entering} : columns.get(entering).rows;
        for (int r = 0; r < rows; r++) {
            for (int c : used) {
                direction[r] += inverse[r][c];
            }
        }
        return direction;
    }
}
