package org.redvest.hours.proving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.hours.DayTree;
import org.redvest.hours.Entry;
import org.redvest.hours.LedgerAudit;
import org.redvest.hours.LedgerAudit.Fault;
import org.redvest.hours.Root;
import org.redvest.hours.RootStore;
import org.redvest.volunteers.VolunteerId;

/** Joins what was read day by day, in the order of the days: chains, their heads, roots and the head of the roots. */
final class WholeReading {

    /**
     * Lines between two positions.
     *
     * @param root over them; absent for those after the last root
     */
    record Range(long after, long upTo, Optional<Root> root) {}

    private final List<Root> roots;
    private final Map<Long, Entry.Link> heads;
    private final Map<Long, Entry.Link> ends = new HashMap<>();
    private final Set<Fault> ofLines = new LinkedHashSet<>();
    private final List<Fault> ofDays = new ArrayList<>();
    private long entries;

    WholeReading(List<Root> roots, Map<Long, Entry.Link> heads) {
        this.roots = roots;
        this.heads = heads;
    }

    /** From before the first line, wherever it was moved, to behind the last. */
    List<Range> ranges() {
        var ranges = new ArrayList<Range>();
        long after = Long.MIN_VALUE;
        for (var root : roots) {
            ranges.add(new Range(after, root.upTo(), Optional.of(root)));
            after = Math.max(after, root.upTo());
        }
        ranges.add(new Range(after, Long.MAX_VALUE, Optional.empty()));
        return ranges;
    }

    /** @param kept the nodes that the database keeps of that day's tree */
    void join(Range range, DayReading day, List<DayTree.Node> kept) {
        ofLines.addAll(day.faults());
        day.pieces().forEach((chain, piece) -> {
            if (!piece.follows(ends.getOrDefault(chain, Entry.Link.START))) {
                addOnce(new Fault.Torn(new VolunteerId(chain), piece.firstNumber()));
            }
            ends.put(chain, piece.end());
        });
        entries += day.tree().entries();
        range.root()
                .filter(root ->
                        !root.covers(day.tree()) || !kept.equals(day.tree().nodes()))
                .ifPresent(root -> ofDays.add(new Fault.OtherDay(root.day())));
    }

    /** A line that was changed and therefore no longer follows is told of once. */
    private void addOnce(Fault.Torn torn) {
        if (!ofLines.contains(new Fault.Changed(torn.volunteer(), torn.number()))) {
            ofLines.add(torn);
        }
    }

    LedgerAudit end() {
        var faults = new ArrayList<Fault>(ofLines);
        faults.addAll(cutOff());
        faults.addAll(tornRoots(roots, Optional.ofNullable(heads.get(RootStore.ROOTS))));
        faults.addAll(ofDays);
        return new LedgerAudit(entries, roots.size(), faults);
    }

    private List<Fault> cutOff() {
        var chains = new ArrayList<>(ends.keySet());
        heads.keySet().stream()
                .filter(chain -> chain != RootStore.ROOTS && !ends.containsKey(chain))
                .forEach(chains::add);
        return chains.stream()
                .sorted()
                .filter(chain -> !Optional.ofNullable(heads.get(chain)).equals(Optional.ofNullable(ends.get(chain))))
                .<Fault>map(chain -> new Fault.CutOff(
                        new VolunteerId(chain),
                        Optional.ofNullable(heads.get(chain))
                                .map(Entry.Link::number)
                                .orElse(0)))
                .toList();
    }

    static List<Fault> tornRoots(List<Root> roots, Optional<Entry.Link> kept) {
        var faults = new ArrayList<Fault>();
        var last = Entry.Link.START;
        for (var root : roots) {
            if (!root.follows(last)) {
                faults.add(new Fault.TornRoot(root.number()));
            } else if (!root.genuine()) {
                faults.add(new Fault.OtherDay(root.day()));
            }
            last = root.link();
        }
        var head = kept.orElse(Entry.Link.START);
        if (!head.equals(last)) {
            faults.add(new Fault.CutOffRoots(head.number()));
        }
        return faults;
    }
}
