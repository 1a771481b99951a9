package org.redvest.attendance.confirming;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.RollReason;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.confirming.ConfirmationStore.Counted;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;

/** Reads what a community filled in; everything that is wrong at once, each with its field. */
final class SheetReading {

    private final Sheet.Filled filled;
    private final Bounds bounds;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<PlaceId, AttendanceWord> said = new HashMap<>();
    private final Map<PlaceId, Instant> left = new HashMap<>();
    private final Map<PlaceId, Called> called = new HashMap<>();
    private final Counted counted;

    SheetReading(List<Place> places, List<Presence> rows, Sheet.Filled filled, Bounds bounds) {
        this.filled = filled;
        this.bounds = bounds;
        var onRecord = new HashMap<PlaceId, Presence>();
        rows.forEach(row -> onRecord.put(row.place(), row));
        places.forEach(place -> read(place, Objects.requireNonNull(onRecord.get(place.id()))));
        boolean nobody = problems.isEmpty() && !said.containsValue(AttendanceWord.CAME);
        var counts = new CountReading(nobody, filled.beneficiaries(), filled.measured(), bounds.measure());
        problems.addAll(counts.problems());
        this.counted = counts.counted();
    }

    /**
     * Within what the answers must lie.
     *
     * @param opens from when people could check in
     * @param measure what the service counts beside people
     */
    record Bounds(Window shift, Instant opens, String measure, ZoneId zone) {}

    private void read(Place place, Presence presence) {
        var answer = AttendanceWord.named(filled.saidOf(place.id()));
        if (answer.isEmpty()) {
            problem("said", place, "attendance.problem.unsaid");
            return;
        }
        said.put(place.id(), answer.get());
        if (answer.get() == AttendanceWord.CAME) {
            var arrival = presence.came().map(NotedMark::at).or(() -> byRoll(place));
            if (arrival.isPresent() && presence.left().isEmpty()) {
                leaving(place, arrival.get());
            }
            notedOtherwise(place, presence);
        } else if (!filled.meant().contains(place.id())) {
            presence.came()
                    .ifPresent(came -> problem(
                            "meant", place, "attendance.problem.meant", TypedTime.hour(came.at(), bounds.zone())));
        }
    }

    /** What was noted while the form stood open is not overruled by it, nor the other way round without a word. */
    private void notedOtherwise(Place place, Presence presence) {
        presence.came()
                .map(NotedMark::at)
                .ifPresent(noted -> otherwise(
                        "came",
                        place,
                        filled.cameOf(place.id()),
                        noted,
                        TypedTime.arrival(filled.cameOf(place.id()), bounds.shift(), bounds.zone())));
        presence.left()
                .map(NotedMark::at)
                .ifPresent(noted -> otherwise(
                        "left",
                        place,
                        filled.leftOf(place.id()),
                        noted,
                        TypedTime.departure(filled.leftOf(place.id()), bounds.shift(), bounds.zone())));
    }

    private void otherwise(String field, Place place, String typed, Instant noted, Optional<Instant> at) {
        if (!typed.isBlank() && !at.equals(Optional.of(noted))) {
            problem(field, place, "attendance.problem.noted-" + field, TypedTime.hour(noted, bounds.zone()), typed);
        }
    }

    /** Who came without a phone and was not called by roll: the community gives the time and says why. */
    private Optional<Instant> byRoll(Place place) {
        var at = TypedTime.arrival(filled.cameOf(place.id()), bounds.shift(), bounds.zone())
                .filter(time -> !time.isBefore(bounds.opens())
                        && !time.isAfter(bounds.shift().end()));
        var reason = RollReason.named(filled.reasonOf(place.id()));
        if (at.isEmpty()) {
            problem(
                    "came",
                    place,
                    "attendance.problem.came",
                    TypedTime.hour(bounds.opens(), bounds.zone()),
                    TypedTime.hour(bounds.shift().end(), bounds.zone()));
        }
        if (reason.isEmpty()) {
            problem("reason", place, "attendance.problem.reason");
        }
        at.flatMap(time -> reason.map(why -> new Called(time, why))).ifPresent(call -> called.put(place.id(), call));
        if (at.isEmpty() || reason.isEmpty()) {
            leaving(place, at.orElse(bounds.opens()));
        }
        return at.filter(_ -> reason.isPresent());
    }

    private void leaving(Place place, Instant arrival) {
        TypedTime.departure(filled.leftOf(place.id()), bounds.shift(), bounds.zone())
                .filter(at -> at.isAfter(arrival)
                        && at.isAfter(bounds.shift().start())
                        && !at.isAfter(bounds.shift().end()))
                .ifPresentOrElse(
                        at -> left.put(place.id(), at),
                        () -> problem(
                                "left",
                                place,
                                "attendance.problem.left",
                                TypedTime.hour(bounds.shift().start(), bounds.zone()),
                                TypedTime.hour(bounds.shift().end(), bounds.zone())));
    }

    /** An arrival that the community adds when it confirms. */
    record Called(Instant at, RollReason reason) {}

    private void problem(String field, Place place, String key, Object... arguments) {
        problems.add(new Problem(field + "-" + place.id().value(), key, arguments));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    AttendanceWord said(PlaceId place) {
        return Objects.requireNonNull(said.get(place));
    }

    /** When and why the community says that somebody came who is on no record. */
    Optional<Called> called(PlaceId place) {
        return Optional.ofNullable(called.get(place));
    }

    /** When somebody left who forgot to check out. */
    Optional<Instant> left(PlaceId place) {
        return Optional.ofNullable(left.get(place));
    }

    Counted counted() {
        return counted;
    }
}
