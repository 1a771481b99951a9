package org.redvest.hours.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.hours.CopiedRow;
import org.redvest.hours.Entry;
import org.redvest.hours.Hash;
import org.redvest.hours.LedgerAudit;
import org.redvest.hours.LedgerStore;
import org.redvest.hours.NodeStore;
import org.redvest.hours.Proof;
import org.redvest.hours.Root;
import org.redvest.hours.RootStore;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Computes the hashes again: of one volunteer's lines for their own page, of all lines and roots for an audit. */
@Component
public class Auditor {

    private final LedgerStore lines;
    private final RootStore roots;
    private final NodeStore nodes;

    Auditor(LedgerStore lines, RootStore roots, NodeStore nodes) {
        this.lines = lines;
        this.roots = roots;
        this.nodes = nodes;
    }

    /** The chain, its end, the chain of roots, and each line of a closed day up to the root of that day. */
    public Proof prove(VolunteerId volunteer) {
        var chain = new ChainReading();
        lines.readChain(volunteer, chain::read);
        var head = roots.head(volunteer.value());
        if (chain.lines.isEmpty() && head.isEmpty()) {
            return new Proof.Empty();
        }
        return chain.sound && head.equals(Optional.of(chain.last)) ? proveDays(chain.lines) : new Proof.Broken();
    }

    private Proof proveDays(List<Placed> chain) {
        var all = roots.roots();
        if (!WholeReading.tornRoots(all, roots.head(RootStore.ROOTS)).isEmpty()) {
            return new Proof.Broken();
        }
        var closed = closed(chain, all);
        if (!nodes.lieBelowTheirRoots(closed)) {
            return new Proof.Broken();
        }
        return new Proof.Holds(
                chain.size(),
                closed.size(),
                closed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(closed.getLast().root().day()));
    }

    /** Lines and roots both ascend. */
    private static List<NodeStore.Closed> closed(List<Placed> chain, List<Root> roots) {
        var closed = new ArrayList<NodeStore.Closed>();
        int day = 0;
        for (var line : chain) {
            while (day < roots.size() && roots.get(day).upTo() < line.position()) {
                day++;
            }
            if (day < roots.size()) {
                closed.add(new NodeStore.Closed(
                        roots.get(day), day == 0 ? 0 : roots.get(day - 1).upTo(), line.position(), line.hash()));
            }
        }
        return closed;
    }

    /** Reads all lines once, in one statement a day. */
    public LedgerAudit audit() {
        var all = roots.roots();
        var whole = new WholeReading(all, roots.heads());
        for (var range : whole.ranges()) {
            var day = new DayReading();
            lines.readBetween(range.after(), range.upTo(), day::read);
            whole.join(
                    range,
                    day,
                    range.root().map(root -> nodes.nodes(root.number())).orElse(List.of()));
        }
        return whole.end();
    }

    /** A line's hash and where it stands among all lines of all volunteers. */
    private record Placed(long position, Hash hash) {}

    /** Reads one chain from its first line to its last. */
    private static final class ChainReading {
        private final List<Placed> lines = new ArrayList<>();
        private Entry.Link last = Entry.Link.START;
        private long position;
        private boolean sound = true;

        void read(CopiedRow line) {
            sound &= line.genuine()
                    && line.number() == last.number() + 1
                    && last.hash().is(line.previous())
                    && line.position() > position;
            last = new Entry.Link(line.number(), new Hash(line.hash()));
            position = line.position();
            lines.add(new Placed(position, last.hash()));
        }
    }
}
