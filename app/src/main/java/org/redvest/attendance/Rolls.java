package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ledger.Mark;
import org.redvest.dispatch.Place;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** Roll call 点名 by whoever leads: for people without a phone, without battery, or who need a hand. */
@Component
class Rolls {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final PresenceStore store;
    private final CheckIns checkIns;
    private final Progress progress;
    private final Clock clock;

    Rolls(PresenceStore store, CheckIns checkIns, Progress progress, Clock clock) {
        this.store = store;
        this.checkIns = checkIns;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * @param time of the day, as typed; empty is now
     * @param reason code of a {@link RollReason}, as chosen
     */
    Checked arrived(Place place, String time, String reason, AccountId leader) {
        var now = clock.instant();
        var presence = checkIns.held(place);
        if (presence.came().isPresent()) {
            return new Checked.AlreadyIn(presence.came().get().at());
        }
        return checkIns.tooEarlyToCome(place, now)
                .or(() -> checkIns.over(place, checkIns.rules(place).closes(CheckIns.window(place)), now))
                .orElseGet(() -> arrived(place, came(place, time, now), RollReason.named(reason), leader, now));
    }

    private Checked arrived(
            Place place, Optional<Instant> at, Optional<RollReason> reason, AccountId leader, Instant now) {
        var earliest = checkIns.rules(place).opens(CheckIns.window(place));
        if (at.isEmpty()
                || at.get().isBefore(earliest)
                || at.get().isAfter(now)
                || at.get().isAfter(place.end())) {
            return refused(
                    "time-" + place.id().value(), "attendance.problem.arrival", hour(earliest), hour(place.end()));
        }
        if (reason.isEmpty()) {
            return refused("reason-" + place.id().value(), "attendance.problem.reason");
        }
        var came = Noted.arrivalByRoll(at.get(), leader, now, reason.get());
        store.came(place.id(), came);
        progress.begun(place, came);
        checkIns.tell(place);
        return new Checked.In(came.at());
    }

    Checked departed(Place place, String time, AccountId leader) {
        var now = clock.instant();
        var presence = checkIns.held(place);
        if (presence.came().isEmpty()) {
            return new Checked.NotIn();
        }
        if (presence.left().isPresent()) {
            return new Checked.AlreadyOut(presence.left().get().at(), CheckIns.minutes(place, presence));
        }
        return checkIns.over(place, checkIns.rules(place).closes(CheckIns.window(place)), now)
                .orElseGet(() -> departed(place, presence.came().get(), left(place, time, now), leader, now));
    }

    private Checked departed(Place place, Noted came, Optional<Instant> at, AccountId leader, Instant now) {
        var early = at.flatMap(
                time -> checkIns.beforeStart(place, "time-" + place.id().value(), time));
        if (early.isPresent()) {
            return early.get();
        }
        if (at.isEmpty() || at.get().isBefore(came.at()) || at.get().isAfter(now)) {
            return refused("time-" + place.id().value(), "attendance.problem.departure", hour(came.at()));
        }
        store.left(place.id(), Noted.of(Mark.How.ROLL, at.get(), leader, now));
        checkIns.tell(place);
        var presence = store.lock(place.id());
        return new Checked.Out(presence.left().orElseThrow().at(), CheckIns.minutes(place, presence));
    }

    private Optional<Instant> came(Place place, String time, Instant now) {
        return time.isBlank() ? Optional.of(now) : TypedTime.arrival(time, CheckIns.window(place), clock.getZone());
    }

    private Optional<Instant> left(Place place, String time, Instant now) {
        return time.isBlank() ? Optional.of(now) : TypedTime.departure(time, CheckIns.window(place), clock.getZone());
    }

    private String hour(Instant time) {
        return hour(time, clock.getZone());
    }

    /** As it stands in what is said beside a field. */
    static String hour(Instant time, ZoneId zone) {
        return HOUR.format(time.atZone(zone));
    }

    private static Checked refused(String field, String key, Object... arguments) {
        return new Checked.Refused(List.of(new Problem(field, key, arguments)));
    }
}
