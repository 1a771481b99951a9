package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ledger.Ledger;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.redvest.orders.TrackEntry;
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
    private final Orders orders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Restatements(
            PresenceStore presences,
            ConfirmationStore store,
            Ledger ledger,
            Orders orders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.presences = presences;
        this.store = store;
        this.ledger = ledger;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    Correction count(Order order, Shift shift, CountForm form, AccountId by) {
        var countings = store.countings(shift.id());
        if (countings.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var standing = countings.getLast();
        var reading = new CountReading(
                nobodyCame(shift),
                form.beneficiaries(),
                form.measured(),
                order.service().measure());
        var reason = PlainText.line(form.why());
        var problems = new ArrayList<>(reading.problems());
        problems.addAll(CorrectionReading.reasonProblems("why", reason));
        if (!problems.isEmpty()) {
            return new Correction.Refused(problems);
        }
        var counted = reading.counted();
        var next = new Counting(standing.number() + 1, counted.beneficiaries(), counted.measured(), reason, now());
        if (next.sameAs(standing)) {
            return new Correction.Unchanged();
        }
        if (form.sawAnother(standing)) {
            return new Correction.Outdated();
        }
        if (!store.count(shift.id(), order.region(), next, by)) {
            return next.sameAs(store.countings(shift.id()).getLast())
                    ? new Correction.Unchanged()
                    : new Correction.Outdated();
        }
        ledger.note(order.number());
        orders.record(order.number(), entry(standing, next, by).about(shift.id()));
        events.publishEvent(new CountsCorrected(shift.id(), order.number(), order.region(), by, next.at()));
        return new Correction.Restated();
    }

    /** As exact as the ledger. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean nobodyCame(Shift shift) {
        return presences.presences(shift.id()).stream()
                .noneMatch(presence -> presence.said().equals(Optional.of(Said.CAME)));
    }

    private static TrackEntry entry(Counting before, Counting now, AccountId by) {
        return before.beneficiaries() == now.beneficiaries()
                ? TrackEntry.by(
                        by, now.at(), "attendance.track.measured", before.measuredInWords(), now.measuredInWords())
                : TrackEntry.by(by, now.at(), "attendance.track.counted", before.beneficiaries(), now.beneficiaries());
    }

    Correction evaluate(Order order, EvaluationForm form, AccountId by) {
        var stated = store.evaluations(order.number());
        if (stated.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var standing = stated.getLast();
        var reason = PlainText.line(form.why());
        var problems = problems(form, reason);
        if (!problems.isEmpty()) {
            return new Correction.Refused(problems);
        }
        var given = new Evaluation.Given(Integer.parseInt(form.stars()), form.plainWord(), now());
        var next = new Evaluation.Stated(standing.number() + 1, given, reason);
        if (next.sameAs(standing)) {
            return new Correction.Unchanged();
        }
        if (form.sawAnother(standing)) {
            return new Correction.Outdated();
        }
        if (!store.evaluateAgain(order, next, by)) {
            return next.sameAs(store.evaluations(order.number()).getLast())
                    ? new Correction.Unchanged()
                    : new Correction.Outdated();
        }
        orders.record(
                order.number(),
                TrackEntry.by(
                        by,
                        given.at(),
                        "attendance.track.evaluation-corrected",
                        standing.given().stars(),
                        given.stars()));
        events.publishEvent(new EvaluationCorrected(order.number(), order.region(), given.stars(), by, given.at()));
        return new Correction.Restated();
    }

    private static List<Problem> problems(EvaluationForm form, String reason) {
        var problems = new ArrayList<>(form.problems());
        problems.addAll(CorrectionReading.reasonProblems("why", reason));
        return problems;
    }
}
