package org.redvest.attendance.evaluating;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ActivityEvaluated;
import org.redvest.attendance.Correction;
import org.redvest.attendance.Evaluation;
import org.redvest.attendance.EvaluationCorrected;
import org.redvest.attendance.EvaluationForm;
import org.redvest.attendance.confirming.Restating;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.hours.Ledger;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The community says how it found an activity (评单), once, and anew where it was wrong. The caller has checked that it is its own. */
@Component
public class Evaluating {

    private final EvaluationStore store;
    private final Ledger ledger;
    private final Progress progress;
    private final Shifts shifts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Evaluating(
            EvaluationStore store,
            Ledger ledger,
            Progress progress,
            Shifts shifts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.progress = progress;
        this.shifts = shifts;
        this.events = events;
        this.clock = clock;
    }

    public Evaluation evaluate(Activity activity, EvaluationForm form, AccountId by) {
        if (store.evaluated(activity.number()).isPresent()) {
            return again(activity, form, by);
        }
        if (activity.state() != ActivityState.AWAITING_EVALUATION) {
            return activity.state().over() || activity.state() == ActivityState.PROPOSED
                    ? new Evaluation.NothingServed()
                    : new Evaluation.NotYet();
        }
        var problems = form.problems();
        return problems.isEmpty()
                ? given(
                        activity,
                        new Evaluation.Given(Integer.parseInt(form.stars()), form.plainWord(), clock.instant()),
                        by)
                : new Evaluation.Refused(problems);
    }

    private Evaluation again(Activity activity, EvaluationForm form, AccountId by) {
        var stands = store.evaluated(activity.number()).orElseThrow();
        var whose = store.evaluatedBy(activity.number());
        boolean same = form.stars().equals(String.valueOf(stands.stars()))
                && form.plainWord().equals(stands.word());
        return same && whose.equals(by)
                ? new Evaluation.Already(stands)
                : new Evaluation.Overtaken(whose, TypedTime.hour(stands.at(), clock.getZone()));
    }

    private Evaluation given(Activity activity, Evaluation.Given given, AccountId by) {
        if (!store.evaluate(activity, given, by)) {
            return again(activity, EvaluationForm.first(String.valueOf(given.stars()), given.word()), by);
        }
        ledger.note(activity.number());
        progress.evaluated(activity, by, given);
        events.publishEvent(new ActivityEvaluated(activity.number(), activity.region(), given.stars(), by, given.at()));
        return given;
    }

    public Correction evaluateAgain(Activity activity, EvaluationForm form, AccountId by) {
        return Restating.restate(new Restating<Evaluation.Stated>(form.why(), form.seen(), form.nothingPrivate()) {
            @Override
            protected List<Evaluation.Stated> stated() {
                return store.evaluations(activity.number());
            }

            @Override
            protected List<Problem> problems() {
                return form.problems();
            }

            @Override
            protected Evaluation.Stated next(int number) {
                var given = new Evaluation.Given(Integer.parseInt(form.stars()), form.plainWord(), now());
                return new Evaluation.Stated(number, given, reason);
            }

            @Override
            protected boolean write(Evaluation.Stated next) {
                return store.evaluateAgain(activity, next, by);
            }

            @Override
            protected void tell(Evaluation.Stated before, Evaluation.Stated next) {
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

    private static TrackEntry entry(Evaluation.Given before, Evaluation.Given now, AccountId by) {
        return before.stars() == now.stars()
                ? TrackEntry.by(by, now.at(), "attendance.track.evaluation-reworded", now.stars())
                : TrackEntry.by(by, now.at(), "attendance.track.evaluation-corrected", before.stars(), now.stars());
    }

    /** As exact as the ledger. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
