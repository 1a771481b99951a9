package org.redvest.attendance.confirming;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Correction;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.HoursCorrected;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.Participation;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.dispatch.Place;
import org.redvest.hours.Amended;
import org.redvest.hours.Entry;
import org.redvest.hours.Hours;
import org.redvest.hours.Ledger;
import org.redvest.hours.Mark;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The community takes back a wrong word or a wrong time. Nothing is edited: one line is voided, one added. What stands like
 * that already is left alone, so a form that is sent three times is one correction.
 */
@Component
public class Corrections {

    private final PresenceStore presences;
    private final ConfirmationStore store;
    private final Ledger ledger;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;
    private final CheckInRules limits;
    private final Clock clock;

    Corrections(
            PresenceStore presences,
            ConfirmationStore store,
            Ledger ledger,
            Shifts shifts,
            ApplicationEventPublisher events,
            CheckInRules limits,
            Clock clock) {
        this.presences = presences;
        this.store = store;
        this.ledger = ledger;
        this.shifts = shifts;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    public Correction correct(Activity activity, Shift shift, Place place, CorrectionForm form, AccountId by) {
        presences.keep(place);
        var presence = presences.lock(place.id());
        var before = presence.said();
        if (store.confirmed(shift.id()).isEmpty() || before.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var standing = ledger.standing(place.id()).map(Entry::hours);
        var opens =
                limits.on(place.start().atZone(clock.getZone()).toLocalDate()).opens(shift.window());
        var reading = new CorrectionReading(form, shift, place, opens, clock.getZone());
        var stay = reading.stay(
                standing.map(Hours::came).or(() -> presence.came().map(NotedMark::mark)),
                standing.map(Hours::left).or(() -> presence.left().map(NotedMark::mark)));
        standing.ifPresent(reading::voids);
        if (!reading.problems().isEmpty()) {
            return new Correction.Refused(reading.problems());
        }
        var said = reading.said();
        if (said != before.get() && form.hasSeenOther(before.get())) {
            return new Correction.Outdated();
        }
        var right = stay.map(marks -> Confirmations.hours(activity, shift, presence, marks.came(), marks.left(), by));
        var amended = ledger.amend(place.id(), form.seen(), right, by, form.reason());
        return switch (amended) {
            case Amended.Unchanged _ when said == before.get() -> new Correction.Unchanged();
            case Amended.Outdated _ -> new Correction.Outdated();
            case Amended.Unchanged _ -> {
                ledger.note(activity.number());
                keep(place, presence, said, stay, form.reason(), by);
                yield tell(new Corrected(activity, shift, presence, said, standing, right, form.reason(), by));
            }
            case Amended.Done _ -> {
                keep(place, presence, said, stay, form.reason(), by);
                yield tell(new Corrected(activity, shift, presence, said, standing, right, form.reason(), by));
            }
        };
    }

    private void keep(
            Place place,
            Presence presence,
            AttendanceWord said,
            Optional<CorrectionReading.CorrectedStay> stay,
            String reason,
            AccountId by) {
        var now = clock.instant();
        stay.ifPresent(marks -> {
            presences.came(
                    place.id(), NotedMark.of(Mark.How.CORRECTION, marks.came().at(), by, now));
            presences.left(
                    place.id(), NotedMark.of(Mark.How.CORRECTION, marks.left().at(), by, now));
        });
        presence.said().filter(before -> before != said).ifPresent(before -> {
            store.amend(place, new ConfirmationStore.ConfirmationAmendment(place.id(), before, said, reason, now), by);
            presences.sayAgain(place.id(), said);
        });
    }

    /** One person's record, as it stood and as it stands now. */
    private record Corrected(
            Activity activity,
            Shift shift,
            Presence presence,
            AttendanceWord said,
            Optional<Hours> before,
            Optional<Hours> now,
            String reason,
            AccountId by) {

        int minutesBefore() {
            return before.map(Hours::minutes).orElse(0);
        }

        int minutesNow() {
            return now.map(Hours::minutes).orElse(0);
        }

        Participation participation() {
            return now.map(Confirmations::participation)
                    .orElseGet(() -> Participation.none(presence.place(), presence.volunteer(), shift.start()));
        }
    }

    private Correction tell(Corrected done) {
        var at = clock.instant();
        shifts.record(
                done.activity().number(),
                TrackEntry.by(
                                done.by(),
                                at,
                                "attendance.track.corrected",
                                Duration.ofMinutes(done.minutesBefore()),
                                Duration.ofMinutes(done.minutesNow()))
                        .about(done.shift().id()));
        events.publishEvent(new HoursCorrected(
                done.shift().id(),
                done.activity().number(),
                done.activity().region(),
                done.participation(),
                at,
                done.presence().said().orElseThrow(),
                done.said(),
                done.minutesBefore(),
                done.reason(),
                done.by()));
        return new Correction.Done(done.minutesBefore(), done.minutesNow());
    }
}
