package org.redvest.engine.bundles;

import java.util.Arrays;

/**
 * Labels stand in lists in which no label is beaten by another one in every respect: Pareto fronts, for {@link BundleSearch}.
 */
final class Labels {
    private long[] value = new long[256];
    private int[] shifts = new int[256];
    private int[] sameDay = new int[256];
    private int[] minutes = new int[256];
    private int[] parent = new int[256];
    private int[] item = new int[256];
    private int[] next = new int[256];
    private int size;
    private long compared;

    private int[] head = new int[64];
    private int lists;
    private final Step step = new Step();

    void clear() {
        size = 0;
        lists = 0;
    }

    int size() {
        return size;
    }

    /** How many labels have been compared so far, in all searches. */
    long compared() {
        return compared;
    }

    long value(int label) {
        return value[label];
    }

    int shifts(int label) {
        return shifts[label];
    }

    int parent(int label) {
        return parent[label];
    }

    int item(int label) {
        return item[label];
    }

    int newList() {
        if (lists == head.length) {
            head = Arrays.copyOf(head, 2 * lists);
        }
        head[lists] = -1;
        return lists++;
    }

    void add(int list, long worth, int count, int countToday, int time, int from, int last) {
        if (beaten(list, worth, count, countToday, time)) {
            return;
        }
        if (size == value.length) {
            grow();
        }
        value[size] = worth;
        shifts[size] = count;
        sameDay[size] = countToday;
        minutes[size] = time;
        parent[size] = from;
        item[size] = last;
        next[size] = head[list];
        head[list] = size++;
    }

    /** Whether the list has something at least as good in every respect; if not, whatever is worse leaves the list. */
    private boolean beaten(int list, long worth, int count, int countToday, int time) {
        int before = -1;
        for (int l = head[list]; l >= 0; l = next[l]) {
            compared++;
            if (value[l] >= worth && shifts[l] <= count && sameDay[l] <= countToday && minutes[l] <= time) {
                return true;
            }
            boolean worse = worth >= value[l] && count <= shifts[l] && countToday <= sameDay[l] && time <= minutes[l];
            if (!worse) {
                before = l;
            } else if (before < 0) {
                head[list] = next[l];
            } else {
                next[before] = next[l];
            }
        }
        return false;
    }

    /** Empties one list into another; with {@code anotherDay} what was served today no longer counts as today's. */
    void moveAll(int from, int to, boolean anotherDay) {
        for (int l = head[from]; l >= 0; ) {
            int following = next[l];
            int countToday = anotherDay ? 0 : sameDay[l];
            if (!beaten(to, value[l], shifts[l], countToday, minutes[l])) {
                sameDay[l] = countToday;
                next[l] = head[to];
                head[to] = l;
            }
            l = following;
        }
        head[from] = -1;
    }

    /** The label worth most after fatigue. */
    int best(long[] fatigue, int heldShifts) {
        int best = 0; // the empty bundle
        long most = 0;
        for (int list = 0; list < lists; list++) {
            for (int l = head[list]; l >= 0; l = next[l]) {
                long worth = value[l] - (fatigue[heldShifts + shifts[l]] - fatigue[heldShifts]);
                if (worth > most) {
                    most = worth;
                    best = l;
                }
            }
        }
        return best;
    }

    Step step(int list, int itemNumber, long gain, int time, int maxShifts, int maxSameDay, int maxTime) {
        step.list = list;
        step.itemNumber = itemNumber;
        step.gain = gain;
        step.time = time;
        step.maxShifts = maxShifts;
        step.maxSameDay = maxSameDay;
        step.maxTime = maxTime;
        return step;
    }

    /** Serving one more need after all that some labels stand for. */
    final class Step {
        private int list;
        private int itemNumber;
        private long gain;
        private int time;
        private int maxShifts;
        private int maxSameDay;
        private int maxTime;

        void extend(int from, boolean today) {
            for (int l = head[from]; l >= 0; l = next[l]) {
                int countToday = (today ? sameDay[l] : 0) + 1;
                if (shifts[l] < maxShifts && countToday <= maxSameDay && minutes[l] + time <= maxTime) {
                    add(list, value[l] + gain, shifts[l] + 1, countToday, minutes[l] + time, l, itemNumber);
                }
            }
        }
    }

    private void grow() {
        int capacity = 2 * size;
        value = Arrays.copyOf(value, capacity);
        shifts = Arrays.copyOf(shifts, capacity);
        sameDay = Arrays.copyOf(sameDay, capacity);
        minutes = Arrays.copyOf(minutes, capacity);
        parent = Arrays.copyOf(parent, capacity);
        item = Arrays.copyOf(item, capacity);
        next = Arrays.copyOf(next, capacity);
    }
}
