package org.redvest.attendance.roll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.attendance.CheckInResult;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.RollReason;
import org.redvest.attendance.marks.CheckIns;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.dispatch.Place;
import org.redvest.hours.Mark;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** Roll call 点名 by whoever leads: for people without a phone, without battery, or who need a hand. */
@Component
public class Rolls {

    private final PresenceStore store;
    private final RollStore marks;
    private final CheckIns checkIns;
    private final Progress progress;
    private final Clock clock;

    Rolls(PresenceStore store, RollStore marks, CheckIns checkIns, Progress progress, Clock clock) {
        this.store = store;
        this.marks = marks;
        this.checkIns = checkIns;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * @param time of the day, as typed; empty is now
     * @param reason code of a {@link RollReason}, as chosen
     */
    public CheckInResult arrived(Place place, String time, String reason, Hat leader) {
        var now = clock.instant();
        var presence = checkIns.held(place);
        boolean again = RollSlips.mayBeNotedAgain(presence.came(), presence.left(), leader);
        if (presence.came().isPresent() && !again) {
            return new CheckInResult.AlreadyIn(presence.came().get().at());
        }
        var call = new Call(came(place, time, now), RollReason.named(reason), leader.account(), now);
        var closes = again ? now : checkIns.rules(place).closes(CheckIns.window(place));
        return checkIns.tooEarlyToCome(place, now)
                .or(() -> checkIns.over(place, closes, now))
                .orElseGet(() -> arrived(place, presence, call));
    }

    /** What the leader says of an arrival, as far as it could be read. */
    private record Call(Optional<Instant> at, Optional<RollReason> reason, AccountId by, Instant now) {}

    private CheckInResult arrived(Place place, Presence presence, Call call) {
        var earliest = checkIns.rules(place).opens(CheckIns.window(place));
        var latest = presence.left()
                .map(NotedMark::at)
                .filter(left -> left.isBefore(place.end()))
                .orElse(place.end());
        if (call.at().isEmpty()
                || call.at().get().isBefore(earliest)
                || call.at().get().isAfter(call.now())
                || call.at().get().isAfter(latest)) {
            return refused("time-" + place.id().value(), "attendance.problem.arrival", hour(earliest), hour(latest));
        }
        if (call.reason().isEmpty()) {
            return refused("reason-" + place.id().value(), "attendance.problem.reason");
        }
        var came = NotedMark.arrivalByRoll(
                call.at().get(), call.by(), call.now(), call.reason().get());
        if (presence.came().isPresent()) {
            marks.noteAgain(place.id(), came);
        } else {
            store.came(place.id(), came);
            progress.begun(place, came);
        }
        checkIns.tell(place);
        return new CheckInResult.In(came.at());
    }

    public CheckInResult departed(Place place, String time, AccountId leader) {
        var now = clock.instant();
        var presence = checkIns.held(place);
        if (presence.came().isEmpty()) {
            return new CheckInResult.NotIn();
        }
        if (presence.left().isPresent()) {
            return new CheckInResult.AlreadyOut(presence.left().get().at(), CheckIns.minutes(place, presence));
        }
        return checkIns.over(place, checkIns.rules(place).closes(CheckIns.window(place)), now)
                .orElseGet(() -> departed(place, presence.came().get(), left(place, time, now), leader, now));
    }

    private CheckInResult departed(Place place, NotedMark came, Optional<Instant> at, AccountId leader, Instant now) {
        var early = at.flatMap(
                time -> checkIns.beforeStart(place, "time-" + place.id().value(), time));
        if (early.isPresent()) {
            return early.get();
        }
        if (at.isEmpty() || at.get().isBefore(came.at()) || at.get().isAfter(now)) {
            return refused("time-" + place.id().value(), "attendance.problem.departure", hour(came.at()));
        }
        store.left(place.id(), NotedMark.of(Mark.How.ROLL, at.get(), leader, now));
        checkIns.tell(place);
        var presence = store.lock(place.id());
        return new CheckInResult.Out(presence.left().orElseThrow().at(), CheckIns.minutes(place, presence));
    }

    private Optional<Instant> came(Place place, String time, Instant now) {
        return time.isBlank() ? Optional.of(now) : TypedTime.arrival(time, CheckIns.window(place), clock.getZone());
    }

    private Optional<Instant> left(Place place, String time, Instant now) {
        return time.isBlank() ? Optional.of(now) : TypedTime.departure(time, CheckIns.window(place), clock.getZone());
    }

    private String hour(Instant time) {
        return TypedTime.hour(time, clock.getZone());
    }

    private static CheckInResult refused(String field, String key, Object... arguments) {
        return new CheckInResult.Refused(List.of(new Problem(field, key, arguments)));
    }
}
