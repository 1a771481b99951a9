package org.redvest.attendance.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ledger.Audit.Fault;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The books of hours 时长台账. Lines are added and never changed; what was wrong is voided and said again. */
@Service
public class Ledger {

    private final LedgerStore store;
    private final Clock clock;

    Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Adds one line for each; always in the order of the volunteers, so that two confirmations cannot block each other. */
    @Transactional
    public List<Entry> enter(List<Hours> served) {
        store.keepOpen();
        return served.stream()
                .sorted(Comparator.comparing(hours -> hours.volunteer().value()))
                .map(hours -> append(new Entry.Kind.Service(), hours))
                .toList();
    }

    /** The line that counts for a place now. */
    @Transactional(readOnly = true)
    public Optional<Entry> standing(PlaceId place) {
        return store.standing(place);
    }

    /** Voids the line that stands for a place and adds how it was: same coming, another leaving. */
    @Transactional
    public Entry correct(PlaceId place, Mark left, AccountId by, String reason) {
        store.keepOpen();
        var volunteer = store.standing(place).orElseThrow().hours().volunteer();
        store.lock(volunteer);
        var wrong = store.standing(place).orElseThrow();
        append(new Entry.Kind.Voiding(wrong.number(), reason), wrong.hours());
        return append(new Entry.Kind.Correction(reason), wrong.hours().leftAt(left, by));
    }

    private Entry append(Entry.Kind kind, Hours hours) {
        store.lock(hours.volunteer());
        var entry = Entry.following(store.last(hours.volunteer()), kind, hours, clock.instant());
        store.append(entry);
        return entry;
    }

    /** A volunteer's own lines, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> lines(VolunteerId volunteer) {
        return store.lines(volunteer);
    }

    /** Whether a volunteer's chain holds; they may see this of their own. */
    @Transactional(readOnly = true)
    public boolean holds(VolunteerId volunteer) {
        return faults(store.lines(volunteer).stream().map(Line::entry).toList()).isEmpty();
    }

    /** Closes the days that are over: one root above all lines that have none yet. */
    @Transactional
    public Optional<LocalDate> closeDays() {
        var today = LocalDate.now(clock);
        store.keepShut();
        var last = store.lastRoot();
        var open = store.hashesAfter(
                last.upTo(), today.atStartOfDay(clock.getZone()).toInstant());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var day = today.minusDays(1);
        var hashes = open.stream().map(LedgerStore.Placed::hash).toList();
        store.append(new Root(
                last.number() + 1,
                day,
                open.getLast().position(),
                hashes.size(),
                last.root(),
                Root.over(last.root(), day, hashes),
                clock.instant()));
        return Optional.of(day);
    }

    /** Computes every hash again. Reads all lines, so it is for auditors and tests, not for pages. */
    @Transactional(readOnly = true)
    public Audit audit() {
        var faults = new ArrayList<Fault>();
        long entries = 0;
        for (var volunteer : store.volunteers()) {
            var lines = store.lines(volunteer).stream().map(Line::entry).toList();
            entries += lines.size();
            faults.addAll(faults(lines));
        }
        var roots = store.roots();
        faults.addAll(daysThatDiffer(roots));
        return new Audit(entries, roots.size(), faults);
    }

    private static List<Fault> faults(List<Entry> lines) {
        var faults = new ArrayList<Fault>();
        var last = Entry.Link.START;
        for (var line : lines) {
            if (!line.genuine()) {
                faults.add(new Fault.Changed(line.hours().volunteer(), line.number()));
            } else if (line.number() != last.number() + 1 || !line.previous().equals(last.hash())) {
                faults.add(new Fault.Torn(line.hours().volunteer(), line.number()));
            }
            last = line.link();
        }
        return faults;
    }

    private List<Fault> daysThatDiffer(List<Root> roots) {
        var faults = new ArrayList<Fault>();
        var previous = Hash.ZERO;
        long from = 0;
        for (var root : roots) {
            var hashes = store.hashesBetween(from, root.upTo());
            if (!root.root().equals(Root.over(previous, root.day(), hashes))) {
                faults.add(new Fault.OtherDay(root.day()));
            }
            previous = root.root();
            from = root.upTo();
        }
        return faults;
    }
}
