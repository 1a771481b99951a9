package org.redvest.engine.bundles;

import java.util.Arrays;

/** What one volunteer could serve and what each would gain, in the order of time. */
final class Choices {
    int[] edge = new int[64];
    int[] need = new int[64];
    long[] net = new long[64];
    int size;

    void add(int e, int g, long worth) {
        if (size == edge.length) {
            edge = Arrays.copyOf(edge, 2 * size);
            need = Arrays.copyOf(need, 2 * size);
            net = Arrays.copyOf(net, 2 * size);
        }
        edge[size] = e;
        need[size] = g;
        net[size++] = worth;
    }

    /** Keeps those from {@code from} to {@code to} that gain more than {@code least}, behind those already kept. */
    int keep(int from, int to, long least, int kept) {
        int end = kept;
        for (int i = from; i < to; i++) {
            if (net[i] > least) {
                edge[end] = edge[i];
                need[end] = need[i];
                net[end++] = net[i];
            }
        }
        return end;
    }
}
