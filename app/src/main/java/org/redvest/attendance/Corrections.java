package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ledger.Ledger;
import org.redvest.attendance.ledger.Mark;
import org.redvest.dispatch.Place;
import org.redvest.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Somebody left earlier or later than was recorded. Nothing is edited: one line is voided, one added. */
@Component
class Corrections {

    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    Correction correct(Place place, String left, String reason, AccountId by) {
        var standing = ledger.standing(place.id());
        if (standing.isEmpty()) {
            return new Correction.NothingEntered();
        }
        var hours = standing.get().hours();
        var at = Rolls.moment(left, place, clock.getZone())
                .filter(time -> !time.isBefore(hours.came().at()) && !time.isAfter(place.end()));
        var problems = problems(at, reason, place);
        if (!problems.isEmpty()) {
            return new Correction.Refused(problems);
        }
        var now = clock.instant();
        var right = ledger.correct(place.id(), new Mark(at.orElseThrow(), Mark.How.CONFIRMATION), by, reason.strip());
        events.publishEvent(new HoursCorrected(
                place.shift(), place.order(), place.region(), Confirmations.participation(right.hours()), now));
        return new Correction.Done(hours.minutes(), right.minutes());
    }

    private static List<Problem> problems(Optional<Instant> at, String reason, Place place) {
        var problems = new ArrayList<Problem>();
        if (at.isEmpty()) {
            problems.add(new Problem("left-" + place.id().value(), "attendance.problem.left"));
        }
        if (reason.isBlank() || reason.strip().length() > 100) {
            problems.add(new Problem(
                    "why-" + place.id().value(),
                    "attendance.problem.why",
                    reason.strip().length()));
        }
        return problems;
    }
}
