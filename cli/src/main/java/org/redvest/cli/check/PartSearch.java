package org.redvest.cli.check;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Branch and bound over the pairs of one part, the most promising node first. */
final class PartSearch {
    private static final int ROOT_STEPS = 400;
    private static final int NODE_STEPS = 20;
    private static final int MOST_NODES = 4000;

    private PartSearch() {}

    /**
     * What no plan of the part exceeds.
     *
     * @param level nodes that cannot exceed it need not be looked into
     */
    static long bound(Part part, long[] prices, long level) {
        var open = new PriorityQueue<>(Comparator.comparingLong((PartNode node) -> -node.bound()));
        var proved = Long.MIN_VALUE;
        var root = PartNode.root(part, prices);
        root.reprice(ROOT_STEPS, level);
        open.add(root);
        for (int nodes = 0;
                nodes < MOST_NODES && !open.isEmpty() && open.peek().bound() > Math.max(level, proved);
                nodes++) {
            var node = open.remove();
            var pair = node.solved() ? null : node.undecided();
            if (pair == null) {
                proved = Math.max(proved, node.bound());
                continue;
            }
            for (var decision : new byte[] {PartNode.FORCED, PartNode.FORBIDDEN}) {
                var child = node.child(pair[0], pair[1], decision);
                child.reprice(NODE_STEPS, level);
                if (child.bound() > Long.MIN_VALUE) {
                    open.add(child);
                }
            }
        }
        return open.isEmpty() ? proved : Math.max(proved, open.peek().bound());
    }
}
