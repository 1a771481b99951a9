package org.redvest.attendance.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redvest.attendance.ledger.Audit.Fault;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Computes the hashes again: of one volunteer's lines for their own page, of all lines and roots for an audit. */
@Component
class Auditor {

    private final LedgerStore lines;
    private final RootStore roots;

    Auditor(LedgerStore lines, RootStore roots) {
        this.lines = lines;
        this.roots = roots;
    }

    /** The chain, its end, and the day's root over the newest line that lies in a closed day. */
    Proof prove(VolunteerId volunteer) {
        var kept = lines.chain(volunteer);
        var head = roots.head(volunteer.value());
        if (kept.isEmpty() && head.isEmpty()) {
            return new Proof.Empty();
        }
        var chain = new ChainReading(head);
        kept.forEach(chain::read);
        return chain.end(volunteer).isEmpty() ? proveDays(kept) : new Proof.Broken();
    }

    private Proof proveDays(List<KeptLine> kept) {
        var all = roots.roots();
        if (!tornRoots(all).isEmpty()) {
            return new Proof.Broken();
        }
        var upTo = all.isEmpty() ? 0 : all.getLast().upTo();
        var closed = kept.stream().filter(line -> line.position() <= upTo).toList();
        if (closed.isEmpty()) {
            return new Proof.Holds(kept.size(), 0, Optional.empty());
        }
        var newest = closed.stream()
                .max(java.util.Comparator.comparingLong(KeptLine::position))
                .orElseThrow();
        var root = all.stream()
                .filter(each -> each.upTo() >= newest.position())
                .findFirst()
                .orElseThrow();
        var hashes = hashes(all, root);
        return root.covers(hashes) && hashes.contains(newest.hash())
                ? new Proof.Holds(kept.size(), closed.size(), Optional.of(root.day()))
                : new Proof.Broken();
    }

    /** Reads all lines once, in one statement. */
    Audit audit() {
        var faults = new ArrayList<Fault>();
        var heads = new HashMap<>(roots.heads());
        heads.remove(RootStore.ROOTS);
        long entries = chains(heads, faults);
        heads.forEach((chain, head) -> faults.add(new Fault.CutOff(new VolunteerId(chain), head.number())));
        var all = roots.roots();
        faults.addAll(tornRoots(all));
        for (var root : all) {
            if (!root.covers(hashes(all, root))) {
                faults.add(new Fault.OtherDay(root.day()));
            }
        }
        return new Audit(entries, all.size(), faults);
    }

    /** Takes the heads of the chains that it meets out of the map; what is left belongs to chains without a line. */
    private long chains(Map<Long, Entry.Link> heads, List<Fault> faults) {
        var reading = new Object() {
            long read;
            Optional<VolunteerId> volunteer = Optional.empty();
            ChainReading chain = new ChainReading(Optional.empty());

            void next(KeptLine line) {
                if (!volunteer.equals(Optional.of(line.volunteer()))) {
                    end();
                    volunteer = Optional.of(line.volunteer());
                    chain = new ChainReading(
                            Optional.ofNullable(heads.remove(line.volunteer().value())));
                }
                chain.read(line);
                read++;
            }

            void end() {
                volunteer.ifPresent(whose -> faults.addAll(chain.end(whose)));
            }
        };
        lines.readAll(reading::next);
        reading.end();
        return reading.read;
    }

    private List<Fault> tornRoots(List<Root> all) {
        var faults = new ArrayList<Fault>();
        var last = Entry.Link.START;
        for (var root : all) {
            if (!root.follows(last)) {
                faults.add(new Fault.TornRoot(root.number()));
            }
            last = root.link();
        }
        var head = roots.head(RootStore.ROOTS).orElse(Entry.Link.START);
        if (!head.equals(last)) {
            faults.add(new Fault.CutOffRoots(head.number()));
        }
        return faults;
    }

    private List<Hash> hashes(List<Root> all, Root root) {
        var before = all.indexOf(root) - 1;
        return roots.hashesBetween(before < 0 ? 0 : all.get(before).upTo(), root.upTo());
    }

    /** Reads one chain from its first line to its last. */
    private static final class ChainReading {
        private final Optional<Entry.Link> head;
        private final List<Fault> faults = new ArrayList<>();
        private Entry.Link last = Entry.Link.START;
        private long position;

        ChainReading(Optional<Entry.Link> head) {
            this.head = head;
        }

        void read(KeptLine line) {
            if (!line.genuine()) {
                faults.add(new Fault.Changed(line.volunteer(), line.number()));
            } else if (!line.follows(last) || line.position() <= position) {
                faults.add(new Fault.Torn(line.volunteer(), line.number()));
            }
            last = line.link();
            position = line.position();
        }

        List<Fault> end(VolunteerId volunteer) {
            if (!Objects.equals(head.orElse(null), last)) {
                faults.add(
                        new Fault.CutOff(volunteer, head.map(Entry.Link::number).orElse(0)));
            }
            return faults;
        }
    }
}
