package org.redvest.attendance.confirming;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Correction;
import org.redvest.attendance.CountForm;
import org.redvest.attendance.Counting;
import org.redvest.attendance.CountsCorrected;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.hours.Ledger;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The community takes back what it counted, and counts again. The first stays; what stands like that
 * already is left alone, so a form that is sent three times is one correction.
 */
@Component
public class Restatements {

    private final PresenceStore presences;
    private final ConfirmationStore store;
    private final Ledger ledger;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Restatements(
            PresenceStore presences,
            ConfirmationStore store,
            Ledger ledger,
            Shifts shifts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.presences = presences;
        this.store = store;
        this.ledger = ledger;
        this.shifts = shifts;
        this.events = events;
        this.clock = clock;
    }

    public Correction count(Activity activity, Shift shift, CountForm form, AccountId by) {
        var reading = new CountReading(
                nobodyCame(shift),
                form.beneficiaries(),
                form.measured(),
                activity.service().measure());
        return Restating.restate(new Restating<Counting>(form.why(), form.seen(), form.nothingPrivate()) {
            @Override
            protected List<Counting> stated() {
                return store.countings(shift.id());
            }

            @Override
            protected List<Problem> problems() {
                return reading.problems();
            }

            @Override
            protected Counting next(int number) {
                var counted = reading.counted();
                return new Counting(number, counted.beneficiaries(), counted.measured(), reason, now());
            }

            @Override
            protected boolean write(Counting next) {
                return store.count(shift.id(), activity.region(), next, by);
            }

            @Override
            protected void tell(Counting before, Counting next) {
                ledger.note(activity.number());
                entries(before, next, activity.service().measure(), by)
                        .forEach(entry -> shifts.record(activity.number(), entry.about(shift.id())));
                events.publishEvent(
                        new CountsCorrected(shift.id(), activity.number(), activity.region(), by, next.at()));
            }
        });
    }

    /** As exact as the ledger. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean nobodyCame(Shift shift) {
        return presences.presences(shift.id()).stream()
                .noneMatch(presence -> presence.said().equals(Optional.of(AttendanceWord.CAME)));
    }

    /** One for each number that is another now. */
    private static List<TrackEntry> entries(Counting before, Counting now, String measure, AccountId by) {
        var entries = new ArrayList<TrackEntry>();
        if (before.beneficiaries() != now.beneficiaries()) {
            entries.add(TrackEntry.by(
                    by, now.at(), "attendance.track.counted", before.beneficiaries(), now.beneficiaries()));
        }
        if (!before.measuredInWords().equals(now.measuredInWords())) {
            entries.add(TrackEntry.by(
                    by,
                    now.at(),
                    "attendance.track.measured." + measure,
                    before.measuredInWords(),
                    now.measuredInWords()));
        }
        return entries;
    }
}
