package org.redvest.attendance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.redvest.attendance.confirming.ConfirmationStore;
import org.redvest.attendance.confirming.Confirmations;
import org.redvest.attendance.evaluating.EvaluationStore;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.BookEntry;
import org.redvest.hours.Entry;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows the books reads here: for which orders they were written, and what they say of each. Callers run as the system. */
@Service
public class ActivityBooks {

    private final Ledger ledger;
    private final PresenceStore presences;
    private final ConfirmationStore store;
    private final EvaluationStore evaluations;
    private final Shifts shifts;

    ActivityBooks(
            Ledger ledger,
            PresenceStore presences,
            ConfirmationStore store,
            EvaluationStore evaluations,
            Shifts shifts) {
        this.ledger = ledger;
        this.presences = presences;
        this.store = store;
        this.evaluations = evaluations;
        this.shifts = shifts;
    }

    /**
     * What was written after a position.
     *
     * @param position of the last of it
     */
    public record Written(long position, List<ActivityNumber> activities) {
        public Written {
            activities = List.copyOf(activities);
        }
    }

    /** In the order of writing; empty where nothing was written since. */
    @Transactional(readOnly = true)
    public Optional<Written> writtenAfter(long position, int most) {
        var entries = ledger.writtenAfter(position, most);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Written(
                        entries.getLast().position(),
                        entries.stream().map(BookEntry::activity).distinct().toList()));
    }

    @Transactional(readOnly = true)
    public Optional<ActivityBook> of(ActivityNumber number) {
        return shifts.find(number).map(this::of);
    }

    private ActivityBook of(Activity activity) {
        return new ActivityBook(
                activity,
                activity.shifts().stream()
                        .flatMap(shift -> service(shift).stream())
                        .toList(),
                evaluations.evaluations(activity.number()).stream()
                        .findFirst()
                        .map(first -> seconds(first.given().at())));
    }

    private Optional<ActivityBook.ServedShift> service(Shift shift) {
        var countings = store.countings(shift.id());
        return countings.stream()
                .findFirst()
                .map(first -> new ActivityBook.ServedShift(
                        shift,
                        seconds(first.at()),
                        settled(shift),
                        first.beneficiaries(),
                        first.measured(),
                        recounts(countings),
                        stays(ledger.lines(shift.id())),
                        absences(shift, seconds(first.at()))));
    }

    private boolean settled(Shift shift) {
        return store.confirmed(shift.id()).orElseThrow().by().isEmpty();
    }

    private static List<ActivityBook.BookedRecount> recounts(List<Counting> countings) {
        return countings.stream()
                .skip(1)
                .map(each -> new ActivityBook.BookedRecount(
                        each.number(),
                        each.beneficiaries(),
                        each.measured(),
                        seconds(each.at()),
                        countings.stream()
                                .filter(next -> next.number() == each.number() + 1)
                                .findFirst()
                                .map(next -> seconds(next.at()))))
                .toList();
    }

    /** The lines of one place may stand under two numbers: those of a person who had both. */
    private static List<ActivityBook.BookedStay> stays(List<Line> lines) {
        var versions = new HashMap<PlaceId, Integer>();
        return lines.stream()
                .map(Line::entry)
                .filter(Entry::counts)
                .map(entry -> new ActivityBook.BookedStay(
                        Confirmations.participation(entry.hours()),
                        versions.merge(entry.hours().place(), 1, Integer::sum),
                        entry.enteredAt(),
                        voidedAt(entry, lines)))
                .sorted(Comparator.comparingInt(ActivityBook.BookedStay::number))
                .toList();
    }

    private static Optional<Instant> voidedAt(Entry wrong, List<Line> lines) {
        return lines.stream()
                .map(Line::entry)
                .filter(entry -> entry.kind().voided() == wrong.number())
                .filter(entry -> entry.hours().volunteer().equals(wrong.hours().volunteer()))
                .map(Entry::enteredAt)
                .findFirst();
    }

    private List<ActivityBook.BookedAbsence> absences(Shift shift, Instant confirmedAt) {
        var amendments = store.amendments(shift.id());
        var absences = new ArrayList<ActivityBook.BookedAbsence>();
        for (var presence : presences.presences(shift.id())) {
            var said = presence.said();
            if (said.isEmpty()) {
                continue;
            }
            var own = amendments.stream()
                    .filter(each -> each.place().equals(presence.place()))
                    .toList();
            var from = confirmedAt;
            var version = 1;
            for (var amendment : own) {
                add(absences, presence, version++, amendment.before(), from, Optional.of(seconds(amendment.at())));
                from = seconds(amendment.at());
            }
            add(absences, presence, version, said.get(), from, Optional.empty());
        }
        return absences;
    }

    private static void add(
            List<ActivityBook.BookedAbsence> absences,
            Presence presence,
            int version,
            AttendanceWord said,
            Instant from,
            Optional<Instant> until) {
        if (said != AttendanceWord.CAME && said != AttendanceWord.UNRECORDED) {
            absences.add(new ActivityBook.BookedAbsence(presence.place(), version, said, from, until));
        }
    }

    /** As exact as the ledger, so that a figure of a moment has all of a confirmation or nothing of it. */
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
