package org.redvest.hours;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of hashes over the lines of a day, in the order of their positions. A node stands above up to 64 lines, a node of the
 * next level above up to 64 of these, until one is left. Whether a line lies below a root is so answered by 64 hashes a level
 * instead of those of the whole day, and the kept nodes take a sixtieth of the room of the lines.
 */
public final class DayTree {

    static final int BREADTH = 64;

    /** @param upTo the position of the last line below it */
    public record Node(int level, long upTo, Hash hash) {}

    private final MessageDigest digest = Hash.sha256();
    private final byte[] open = new byte[BREADTH * Hash.LENGTH];
    private final List<Node> lowest = new ArrayList<>();
    private int entries;
    private int inOpen;
    private long last;

    public DayTree add(long position, byte[] hash) {
        if (inOpen == BREADTH) {
            close();
        }
        System.arraycopy(hash, 0, open, inOpen++ * Hash.LENGTH, Hash.LENGTH);
        last = position;
        entries++;
        return this;
    }

    public int entries() {
        return entries;
    }

    /** Of a day without a line there is none; it is then the hash of nothing. */
    public Hash top() {
        var nodes = nodes();
        return nodes.isEmpty() ? Hash.ZERO : nodes.getLast().hash();
    }

    /** Level by level from below; the last is the top. */
    public List<Node> nodes() {
        if (inOpen > 0) {
            close();
        }
        var all = new ArrayList<>(lowest);
        var level = List.copyOf(lowest);
        while (level.size() > 1) {
            level = above(level);
            all.addAll(level);
        }
        return all;
    }

    private void close() {
        digest.update(head(1, inOpen));
        digest.update(open, 0, inOpen * Hash.LENGTH);
        lowest.add(new Node(1, last, new Hash(digest.digest())));
        inOpen = 0;
    }

    private static List<Node> above(List<Node> level) {
        var next = new ArrayList<Node>();
        for (int from = 0; from < level.size(); from += BREADTH) {
            var children = level.subList(from, Math.min(from + BREADTH, level.size()));
            next.add(new Node(
                    children.getFirst().level() + 1,
                    children.getLast().upTo(),
                    over(
                            children.getFirst().level() + 1,
                            children.stream().map(Node::hash).toList())));
        }
        return next;
    }

    /** A node's hash, which names its level and how many stand below it: no node can pass for another or for a line. */
    static Hash over(int level, List<Hash> children) {
        var head = head(level, children.size());
        var below = new CanonicalBytes().raw(head, 0, head.length);
        children.forEach(below::hash);
        return Hash.of(below.copy());
    }

    private static byte[] head(int level, int children) {
        return new CanonicalBytes()
                .int8(LedgerFormat.VERSION)
                .int8(level)
                .int32(children)
                .copy();
    }

    /** How many levels stand above so many lines. */
    static int levels(int entries) {
        int levels = 0;
        for (int nodes = entries; nodes > 1 || levels == 0; nodes = (nodes + BREADTH - 1) / BREADTH) {
            levels++;
        }
        return levels;
    }
}
