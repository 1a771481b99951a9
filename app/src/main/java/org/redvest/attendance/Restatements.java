package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.hours.Ledger;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The community takes back what it counted or how it found a service, and says it anew. The first stays; what stands like that
 * already is left alone, so a form that is sent three times is one correction.
 */
@Component
class Restatements {

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

    Correction count(Activity activity, Shift shift, CountForm form, AccountId by) {
        var reading = new CountReading(
                nobodyCame(shift),
                form.beneficiaries(),
                form.measured(),
                activity.service().measure());
        return restate(new Restating<Counting>(form.why(), form.seen(), form.nothingPrivate()) {
            @Override
            List<Counting> stated() {
                return store.countings(shift.id());
            }

            @Override
            List<Problem> problems() {
                return reading.problems();
            }

            @Override
            Counting next(int number) {
                var counted = reading.counted();
                return new Counting(number, counted.beneficiaries(), counted.measured(), reason, now());
            }

            @Override
            boolean write(Counting next) {
                return store.count(shift.id(), activity.region(), next, by);
            }

            @Override
            void tell(Counting before, Counting next) {
                ledger.note(activity.number());
                entries(before, next, activity.service().measure(), by)
                        .forEach(entry -> shifts.record(activity.number(), entry.about(shift.id())));
                events.publishEvent(
                        new CountsCorrected(shift.id(), activity.number(), activity.region(), by, next.at()));
            }
        });
    }

    Correction evaluate(Activity activity, EvaluationForm form, AccountId by) {
        return restate(new Restating<Evaluation.Stated>(form.why(), form.seen(), form.nothingPrivate()) {
            @Override
            List<Evaluation.Stated> stated() {
                return store.evaluations(activity.number());
            }

            @Override
            List<Problem> problems() {
                return form.problems();
            }

            @Override
            Evaluation.Stated next(int number) {
                var given = new Evaluation.Given(Integer.parseInt(form.stars()), form.plainWord(), now());
                return new Evaluation.Stated(number, given, reason);
            }

            @Override
            boolean write(Evaluation.Stated next) {
                return store.evaluateAgain(activity, next, by);
            }

            @Override
            void tell(Evaluation.Stated before, Evaluation.Stated next) {
                shifts.record(activity.number(), entry(before.given(), next.given(), by));
                events.publishEvent(new EvaluationCorrected(
                        activity.number(),
                        activity.region(),
                        next.given().stars(),
                        by,
                        next.given().at()));
            }
        });
    }

    /** What is read, written and told where something is said anew; the steps are {@link #restate}'s. */
    private abstract static class Restating<S extends Restated<S>> {
        final String reason;
        final String seen;
        final boolean nothingPrivate;

        /** @param seen the number of the statement that the form showed; empty asks nothing */
        Restating(String why, String seen, boolean nothingPrivate) {
            this.reason = PlainText.line(why);
            this.seen = seen;
            this.nothingPrivate = nothingPrivate;
        }

        abstract List<S> stated();

        abstract List<Problem> problems();

        /** Only where there are no problems. */
        abstract S next(int number);

        /** False when a colleague was faster. */
        abstract boolean write(S next);

        abstract void tell(S before, S next);
    }

    private static <S extends Restated<S>> Correction restate(Restating<S> what) {
        var stated = what.stated();
        if (stated.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var problems = new ArrayList<>(what.problems());
        problems.addAll(CorrectionReading.reasonProblems("why", what.reason, what.nothingPrivate));
        if (!problems.isEmpty()) {
            return new Correction.Refused(problems);
        }
        var standing = stated.getLast();
        var next = what.next(standing.number() + 1);
        if (next.sameAs(standing)) {
            return new Correction.Unchanged();
        }
        if (standing.unseenBy(what.seen)) {
            return new Correction.Outdated();
        }
        if (!what.write(next)) {
            return next.sameAs(what.stated().getLast()) ? new Correction.Unchanged() : new Correction.Outdated();
        }
        what.tell(standing, next);
        return new Correction.Restated();
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

    private static TrackEntry entry(Evaluation.Given before, Evaluation.Given now, AccountId by) {
        return before.stars() == now.stars()
                ? TrackEntry.by(by, now.at(), "attendance.track.evaluation-reworded", now.stars())
                : TrackEntry.by(by, now.at(), "attendance.track.evaluation-corrected", before.stars(), now.stars());
    }
}
