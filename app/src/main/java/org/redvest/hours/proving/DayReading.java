package org.redvest.hours.proving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.hours.CopiedRow;
import org.redvest.hours.DayTree;
import org.redvest.hours.Entry;
import org.redvest.hours.Hash;
import org.redvest.hours.LedgerAudit.Fault;
import org.redvest.volunteers.VolunteerId;

/**
 * The lines between two positions, read once: each by itself, each with the one before it in its chain as far as that lies between
 * the same positions, and all of them as the tree of their day. {@link WholeReading} joins the pieces.
 */
final class DayReading {

    /** What of one chain lies between the positions. */
    static final class Piece {
        private final int firstNumber;
        private final Hash firstPrevious;
        private int lastNumber;
        private final byte[] lastHash;

        private Piece(CopiedRow first) {
            firstNumber = first.number();
            firstPrevious = new Hash(first.previous());
            lastHash = first.hash().clone();
            lastNumber = first.number();
        }

        int firstNumber() {
            return firstNumber;
        }

        boolean follows(Entry.Link before) {
            return firstNumber == before.number() + 1 && firstPrevious.equals(before.hash());
        }

        private boolean isFollowedBy(CopiedRow next) {
            return next.number() == lastNumber + 1 && Arrays.equals(next.previous(), lastHash);
        }

        private void goOn(CopiedRow next) {
            lastNumber = next.number();
            System.arraycopy(next.hash(), 0, lastHash, 0, lastHash.length);
        }

        Entry.Link end() {
            return new Entry.Link(lastNumber, new Hash(lastHash));
        }
    }

    private final Map<Long, Piece> pieces = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final DayTree tree = new DayTree();

    void read(CopiedRow row) {
        boolean genuine = row.genuine();
        if (!genuine) {
            faults.add(new Fault.Changed(new VolunteerId(row.volunteer()), row.number()));
        }
        var piece = pieces.get(row.volunteer());
        if (piece == null) {
            pieces.put(row.volunteer(), new Piece(row));
        } else {
            if (genuine && !piece.isFollowedBy(row)) {
                faults.add(new Fault.Torn(new VolunteerId(row.volunteer()), row.number()));
            }
            piece.goOn(row);
        }
        tree.add(row.position(), row.hash());
    }

    Map<Long, Piece> pieces() {
        return pieces;
    }

    List<Fault> faults() {
        return faults;
    }

    DayTree tree() {
        return tree;
    }
}
