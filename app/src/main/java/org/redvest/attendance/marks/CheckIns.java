package org.redvest.attendance.marks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.attendance.CheckInResult;
import org.redvest.attendance.NotedMark;
import org.redvest.dispatch.Place;
import org.redvest.hours.Hours;
import org.redvest.hours.Mark;
import org.redvest.shifts.Window;
import org.redvest.web.Live;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** Volunteers who check themselves in and out with the code. The caller has checked whose place it is. */
@Component
public class CheckIns {

    private final PresenceStore store;
    private final StepStore steps;
    private final Progress progress;
    private final Live live;
    private final CheckInRules limits;
    private final Clock clock;

    CheckIns(PresenceStore store, StepStore steps, Progress progress, Live live, CheckInRules limits, Clock clock) {
        this.store = store;
        this.steps = steps;
        this.progress = progress;
        this.live = live;
        this.limits = limits;
        this.clock = clock;
    }

    public CheckInResult checkIn(Place place, String code) {
        var now = clock.instant();
        var presence = held(place);
        if (presence.came().isPresent()) {
            return new CheckInResult.AlreadyIn(presence.came().get().at());
        }
        return tooEarlyToCome(place, now)
                .or(() -> over(place, place.end(), now))
                .orElseGet(() -> withCode(place, code, now, () -> in(place, now)));
    }

    public CheckInResult checkOut(Place place, String code) {
        var now = clock.instant();
        var presence = held(place);
        if (presence.came().isEmpty()) {
            return new CheckInResult.NotIn();
        }
        if (presence.left().isPresent()) {
            return new CheckInResult.AlreadyOut(presence.left().get().at(), minutes(place, presence));
        }
        return beforeStart(place, "code", now)
                .or(() -> over(place, rules(place).closes(window(place)), now))
                .orElseGet(() -> withCode(place, code, now, () -> out(place, now)));
    }

    /** The row, made where there is none and locked: two taps at once are one after the other. */
    public Presence held(Place place) {
        store.keep(place);
        return store.lock(place.id());
    }

    private CheckInResult in(Place place, Instant now) {
        var came = NotedMark.of(Mark.How.CODE, now, place.volunteer().account(), now);
        store.came(place.id(), came);
        progress.begun(place, came);
        tell(place);
        return new CheckInResult.In(came.at());
    }

    private CheckInResult out(Place place, Instant now) {
        store.left(
                place.id(), NotedMark.of(Mark.How.CODE, now, place.volunteer().account(), now));
        tell(place);
        var presence = store.lock(place.id());
        return new CheckInResult.Out(presence.left().orElseThrow().at(), minutes(place, presence));
    }

    public void tell(Place place) {
        live.changed("shift/" + place.shift());
    }

    /** What nobody can have meant for a code costs no try. */
    private CheckInResult withCode(Place place, String typed, Instant now, Supplier<CheckInResult> then) {
        if (!PassCode.isCode(typed)) {
            return new CheckInResult.Refused(List.of(new Problem(
                    "code", typed.isBlank() ? "attendance.problem.no-code" : "attendance.problem.not-a-code")));
        }
        var rules = rules(place);
        var tries = store.tries(place.id());
        var counting = tries.since().filter(since -> now.isBefore(since.plus(rules.triesWithin())));
        var wrong = counting.isPresent() ? tries.wrong() : 0;
        if (wrong >= rules.tries()) {
            return new CheckInResult.TooManyTries(counting.orElseThrow().plus(rules.triesWithin()));
        }
        if (code(place, rules).accepts(typed, now, rules.stepsBack())) {
            return then.get();
        }
        store.tried(place.id(), new PresenceStore.Tries(wrong + 1, Optional.of(counting.orElse(now))));
        return wrong + 1 >= rules.tries()
                ? new CheckInResult.TooManyTries(counting.orElse(now).plus(rules.triesWithin()))
                : new CheckInResult.WrongCode(rules.tries() - wrong - 1);
    }

    private PassCode code(Place place, CheckInLimits rules) {
        store.keepLead(place.shift(), place.region());
        return new PassCode(store.secret(place.shift()), rules.step());
    }

    public Optional<CheckInResult> tooEarlyToCome(Place place, Instant now) {
        var opens = rules(place).opens(window(place));
        return now.isBefore(opens) ? Optional.of(new CheckInResult.TooEarly(opens)) : Optional.empty();
    }

    /** Too late, or the community has spoken. */
    public Optional<CheckInResult> over(Place place, Instant closes, Instant now) {
        if (steps.confirmed(place.shift())) {
            return Optional.of(new CheckInResult.Confirmed());
        }
        return now.isAfter(closes) ? Optional.of(new CheckInResult.Over(closes)) : Optional.empty();
    }

    /** Who leaves before the start has served nothing: a slip, or for the confirmation to say. */
    public Optional<CheckInResult> beforeStart(Place place, String field, Instant left) {
        return left.isBefore(place.start())
                ? Optional.of(new CheckInResult.Refused(List.of(new Problem(
                        field, "attendance.problem.before-start", TypedTime.hour(place.start(), clock.getZone())))))
                : Optional.empty();
    }

    public CheckInLimits rules(Place place) {
        return rules(place.start());
    }

    /** Of a service that begins then. */
    public CheckInLimits rules(Instant start) {
        return limits.on(start.atZone(clock.getZone()).toLocalDate());
    }

    public static Window window(Place place) {
        return new Window(place.start(), place.end());
    }

    public static int minutes(Place place, Presence presence) {
        return Hours.minutes(
                window(place),
                presence.came().orElseThrow().mark(),
                presence.left().orElseThrow().mark());
    }
}
