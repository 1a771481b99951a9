package org.redvest.cli.files;

import java.util.Arrays;
import java.util.HashMap;
import org.redvest.cli.instance.PairTable;

/** The rows of a file of pairs, with their lines: a pair twice is told with both. */
final class PairRows {
    /** Arrays of so many rows can still grow by half. */
    private static final int MOST_ROWS = 1_000_000_000;

    private final PairTable table = new PairTable();
    private int[] lines = new int[16];
    private boolean full;

    /** Adds what a row says; the first row that is too far down its file is told as a fault, and those after it are left out. */
    void add(int volunteer, int need, double number, Row row) {
        if (hasRoom(table.size(), row.line())) {
            add(volunteer, need, number, row.line());
        } else if (!full) {
            full = true;
            row.fault(0, "too-many-rows", MOST_ROWS);
        }
    }

    static boolean hasRoom(long rows, long line) {
        return rows < MOST_ROWS && line <= Integer.MAX_VALUE;
    }

    void add(int volunteer, int need, double number, long line) {
        if (table.size() == lines.length) {
            lines = Arrays.copyOf(lines, lines.length + (lines.length >> 1));
        }
        lines[table.size()] = Math.toIntExact(line);
        table.add(volunteer, need, number);
    }

    PairTable table() {
        return table;
    }

    int line(int row) {
        return lines[row];
    }

    long key(int row) {
        return key(table.volunteer(row), table.need(row));
    }

    static long key(int volunteer, int need) {
        return ((long) volunteer << 32) | need;
    }

    /** Whether the file names each pair once. Sorted keys first: a map of millions of lines is made only when it is needed. */
    void refuseRepeated(String file, Faults faults) {
        var keys = new long[table.size()];
        Arrays.setAll(keys, this::key);
        Arrays.parallelSort(keys);
        for (int i = 1; i < keys.length; i++) {
            if (keys[i] == keys[i - 1]) {
                tellRepeated(file, faults);
                return;
            }
        }
    }

    private void tellRepeated(String file, Faults faults) {
        var first = new HashMap<Long, Integer>();
        for (int row = 0; row < table.size() && !faults.full(); row++) {
            var before = first.putIfAbsent(key(row), lines[row]);
            if (before != null) {
                faults.add(Fault.of(file, lines[row], "volunteer, need", "", "repeated-pair", before));
            }
        }
    }
}
