package org.redvest.hours;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.proving.Auditor;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books of hours 时长台账. Lines are added and never changed; what was wrong is voided and said again. Writing is one
 * after the other: positions become visible in their order, and a correction sees the one before it.
 */
@Service
public class Ledger {

    private final LedgerStore store;
    private final RootStore roots;
    private final NodeStore nodes;
    private final Auditor auditor;
    private final Clock clock;

    Ledger(LedgerStore store, RootStore roots, NodeStore nodes, Auditor auditor, Clock clock) {
        this.store = store;
        this.roots = roots;
        this.nodes = nodes;
        this.auditor = auditor;
        this.clock = clock;
    }

    // Writing

    /** Adds one line for each. */
    @Transactional
    public List<Entry> enter(List<Hours> served) {
        store.lock();
        served.stream().map(hours -> hours.service().activity()).distinct().forEach(this::write);
        var left = new ArrayList<>(served);
        left.sort(Comparator.comparing(hours -> hours.volunteer().value()));
        var entered = new ArrayList<Entry>();
        while (!left.isEmpty()) {
            var each = firstOfEach(left);
            left.removeAll(each);
            entered.addAll(append(each));
        }
        return entered;
    }

    /** A chain moves on by one line at a time. */
    private static List<Hours> firstOfEach(List<Hours> sorted) {
        var seen = new HashSet<VolunteerId>();
        return sorted.stream().filter(hours -> seen.add(hours.volunteer())).toList();
    }

    /** One line of service for each of several volunteers. */
    private List<Entry> append(List<Hours> served) {
        var heads = roots.heads(
                served.stream().map(hours -> hours.volunteer().value()).toList());
        var entries = served.stream()
                .map(hours -> Entry.following(
                        heads.getOrDefault(hours.volunteer().value(), Entry.Link.START),
                        new Entry.Kind.Service(),
                        hours,
                        clock.instant()))
                .toList();
        store.append(entries);
        roots.advance(entries);
        return entries;
    }

    /** Something was decided about an activity that changes what is told of it, and perhaps no line of anybody. */
    @Transactional
    public void note(ActivityNumber activity) {
        store.lock();
        write(activity);
    }

    private void write(ActivityNumber activity) {
        store.write(activity, clock.instant());
    }

    /**
     * Voids what stands for a place and says how it was. What stands like that already is left alone, so a correction that
     * is sent three times is entered once.
     *
     * @param seen the number of the line that the corrector saw, 0 where none stood; empty asks nothing
     * @param right how it was; empty where nobody was there
     */
    @Transactional
    public Amended amend(PlaceId place, OptionalInt seen, Optional<Hours> right, AccountId by, String reason) {
        store.lock();
        var standing = store.standing(place);
        if (sameStay(standing.map(Entry::hours), right)) {
            return new Amended.Unchanged();
        }
        if (seen.isPresent() && seen.getAsInt() != standing.map(Entry::number).orElse(0)) {
            return new Amended.Outdated();
        }
        write(standing.map(Entry::hours).or(() -> right).orElseThrow().service().activity());
        standing.ifPresent(wrong -> append(
                new Entry.Kind.Voiding(wrong.number(), reason), wrong.hours().enteredBy(by)));
        return new Amended.Done(standing, right.map(hours -> append(new Entry.Kind.Correction(reason), hours)));
    }

    private static boolean sameStay(Optional<Hours> standing, Optional<Hours> right) {
        return standing.isEmpty() && right.isEmpty()
                || standing.isPresent() && right.isPresent() && standing.get().sameStay(right.get());
    }

    /**
     * Adds hours that no shift here stands behind. The pages that take opening balances and honour hours belong to the issues on
     * transfers and honours; until then no page calls this.
     */
    @Transactional
    public Entry enterWithoutShift(GivenHours given) {
        store.lock();
        return append(given.kind(), given);
    }

    /** Voids hours that were given without a shift; empty where that line is no such line, or is voided already. */
    @Transactional
    public Optional<Entry> voidWithoutShift(VolunteerId volunteer, int number, AccountId by, String reason) {
        store.lock();
        return store.unvoided(volunteer, number)
                .filter(line -> line.counts() && line.served().isEmpty())
                .map(line -> append(
                        new Entry.Kind.Voiding(number, reason), line.booked().enteredBy(by)));
    }

    /**
     * Two numbers are one person's: what counts under one is voided there and said again under the other. Who confirmed the hours stays
     * with them; the line that voids names who merged.
     */
    @Transactional
    public void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason) {
        store.lock();
        var counting =
                store.lines(from).stream().filter(Line::stands).map(Line::entry).toList();
        for (var entry : counting) {
            append(
                    new Entry.Kind.Voiding(entry.number(), reason),
                    entry.booked().enteredBy(by));
            switch (entry.booked()) {
                case Hours hours -> append(new Entry.Kind.Correction(reason), hours.of(to));
                case GivenHours given -> append(given.kind(), given.of(to));
            }
        }
        counting.stream()
                .flatMap(entry -> entry.served().stream())
                .map(hours -> hours.service().activity())
                .distinct()
                .forEach(this::write);
    }

    /** Goes on from the head of the chain, not from its last line: where lines were cut off, the gap stays. */
    private Entry append(Entry.Kind kind, Booked booked) {
        var chain = booked.volunteer().value();
        var entry = Entry.following(roots.head(chain).orElse(Entry.Link.START), kind, booked, clock.instant());
        store.append(List.of(entry));
        roots.advance(List.of(entry));
        return entry;
    }

    /** Closes the days that are over: one root above all lines that have none yet. Where a root is gone, no other follows. */
    @Transactional
    public Optional<LocalDate> closeDays() {
        var today = LocalDate.now(clock);
        store.lock();
        var last = roots.lastRoot();
        var link = last.map(Root::link).orElse(Entry.Link.START);
        var open = roots.linesAfter(
                last.map(Root::upTo).orElse(0L),
                today.atStartOfDay(clock.getZone()).toInstant());
        if (open.isEmpty()
                || !roots.head(RootStore.ROOTS).orElse(Entry.Link.START).equals(link)) {
            return Optional.empty();
        }
        var tree = new DayTree();
        open.forEach(line -> tree.add(line.position(), line.hash().bytes()));
        var root = Root.over(
                link,
                today.minusDays(1),
                open.getLast().position(),
                tree,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        roots.append(root);
        nodes.keep(root.number(), tree.nodes());
        roots.advance(RootStore.ROOTS, root.link());
        return Optional.of(root.day());
    }

    // Reading

    /** The line that counts for a place now. */
    @Transactional(readOnly = true)
    public Optional<Entry> standing(PlaceId place) {
        return store.standing(place);
    }

    /** A volunteer's own lines, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> lines(VolunteerId volunteer) {
        return store.lines(volunteer);
    }

    /** All lines of one shift, in the order in which they were entered. */
    @Transactional(readOnly = true)
    public List<Line> lines(ShiftId shift) {
        return store.lines(shift);
    }

    /** For which activities the books were written after a position, in the order of writing. */
    @Transactional(readOnly = true)
    public List<BookEntry> writtenAfter(long position, int most) {
        return store.writtenAfter(position, most);
    }

    /** The daily roots, newest first. */
    @Transactional(readOnly = true)
    public List<Root> roots(long offset, int most) {
        return roots.roots(offset, most);
    }

    @Transactional(readOnly = true)
    public int countRoots() {
        return roots.countRoots();
    }

    /** All daily roots, oldest first. */
    @Transactional(readOnly = true)
    public List<Root> allRoots() {
        return roots.roots();
    }

    // Checking. It takes several statements, and lines are entered beside it: all of them read one moment of the books.

    /** Computes one volunteer's lines again, and each of them that lies in a closed day up to the root of that day. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof prove(VolunteerId volunteer) {
        return auditor.prove(volunteer);
    }

    /** Computes every hash again. Reads all lines, so it is for the night, not for pages. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerAudit audit() {
        return auditor.audit();
    }

    /** An audit that is kept, for administrators to read; empty where today's was made. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Optional<LedgerAudit> auditOfToday() {
        var today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        if (roots.auditedSince(today)) {
            return Optional.empty();
        }
        var audit = auditor.audit();
        roots.keep(audit, clock.instant());
        return Optional.of(audit);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<LedgerAudit.Kept> audits(long offset, int most) {
        return roots.audits(offset, most);
    }

    @Transactional(readOnly = true)
    public int countAudits() {
        return roots.countAudits();
    }
}
