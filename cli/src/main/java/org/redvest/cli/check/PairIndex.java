package org.redvest.cli.check;

import java.util.function.IntUnaryOperator;
import org.redvest.cli.instance.PairTable;

/** The rows of a table of pairs, found by volunteer. */
final class PairIndex {
    private final PairTable table;
    private final int[] rows;
    private final int[] first;

    PairIndex(PairTable table, int volunteers, int needs) {
        this.table = table;
        var all = new int[table.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        // two stable sorts by counting: by need, then by volunteer
        rows = sorted(sorted(all, table::need, needs), table::volunteer, volunteers);
        first = new int[volunteers + 1];
        for (int row : rows) {
            first[table.volunteer(row) + 1]++;
        }
        for (int v = 0; v < volunteers; v++) {
            first[v + 1] += first[v];
        }
    }

    private static int[] sorted(int[] rows, IntUnaryOperator key, int keys) {
        var next = new int[keys + 1];
        for (int row : rows) {
            next[key.applyAsInt(row) + 1]++;
        }
        for (int k = 0; k < keys; k++) {
            next[k + 1] += next[k];
        }
        var sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[key.applyAsInt(row)]++] = row;
        }
        return sorted;
    }

    /** Positions from {@code from(v)} to below {@code to(v)} are those of volunteer v, by need. */
    int from(int volunteer) {
        return first[volunteer];
    }

    int to(int volunteer) {
        return first[volunteer + 1];
    }

    int need(int position) {
        return table.need(rows[position]);
    }

    double points(int position) {
        return table.points(rows[position]);
    }

    boolean has(int volunteer, int need) {
        return find(volunteer, need) >= 0;
    }

    /** The points of a pair, or 0 where it is not listed. */
    double pointsOf(int volunteer, int need) {
        var position = find(volunteer, need);
        return position < 0 ? 0 : points(position);
    }

    private int find(int volunteer, int need) {
        var low = from(volunteer);
        var high = to(volunteer) - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (need(middle) == need) {
                return middle;
            }
            if (need(middle) < need) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
