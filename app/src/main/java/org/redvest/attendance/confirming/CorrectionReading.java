package org.redvest.attendance.confirming;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.dispatch.Place;
import org.redvest.hours.Hours;
import org.redvest.hours.Mark;
import org.redvest.shifts.Shift;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;

/** Reads what a community typed to correct a record; everything that is wrong at once, each with its field. */
final class CorrectionReading {

    /** Read by the one whose record it is, and in the chain of the hours for ever. */
    private static final FreeText REASON = FreeText.open(1, 100);

    private final CorrectionForm form;
    private final Shift shift;
    private final long place;
    private final Instant opens;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();
    private final Optional<AttendanceWord> said;

    CorrectionReading(CorrectionForm form, Shift shift, Place place, Instant opens, ZoneId zone) {
        this.form = form;
        this.shift = shift;
        this.place = place.id().value();
        this.opens = opens;
        this.zone = zone;
        this.said = form.said().isEmpty() ? Optional.of(AttendanceWord.CAME) : AttendanceWord.named(form.said());
        if (said.isEmpty()) {
            problem("said", "attendance.problem.unsaid");
        }
        problems.addAll(reasonProblems("why-" + this.place, form.reason(), form.nothingPrivate()));
    }

    /** No correction without a reason that can be read. */
    static List<Problem> reasonProblems(String field, String reason, boolean nothingPrivate) {
        return REASON.problems(field, "attendance.problem.why", reason, nothingPrivate);
    }

    /** Hours that were entered are not voided without a question. */
    void voids(Hours standing) {
        if (said.isPresent() && said.get() != AttendanceWord.CAME && !form.meant()) {
            problem(
                    "meant",
                    "attendance.problem.voids",
                    TypedTime.hour(standing.came().at(), zone),
                    standing.minutes());
        }
    }

    /** When they came and left, if they did. */
    record CorrectedStay(Mark came, Mark left) {}

    /** A time that stands already is not judged again: a check-out after the end is no mistake. */
    Optional<CorrectedStay> stay(Optional<Mark> came, Optional<Mark> left) {
        if (said.filter(AttendanceWord.CAME::equals).isEmpty()) {
            return Optional.empty();
        }
        var arrival = mark(
                TypedTime.arrival(form.came(), shift.window(), zone),
                form.came(),
                came,
                at -> !at.isBefore(opens) && !at.isAfter(shift.end()));
        if (arrival.isEmpty()) {
            problem("came", "attendance.problem.came", TypedTime.hour(opens, zone), TypedTime.hour(shift.end(), zone));
        }
        var earliest = arrival.map(Mark::at).orElse(opens);
        var leaving = mark(
                        TypedTime.departure(form.left(), shift.window(), zone),
                        form.left(),
                        left,
                        at -> !at.isBefore(shift.start()) && !at.isAfter(shift.end()))
                .filter(mark -> mark.at().isAfter(earliest) && mark.at().isAfter(shift.start()));
        if (leaving.isEmpty()) {
            problem(
                    "left",
                    "attendance.problem.left",
                    TypedTime.hour(shift.start(), zone),
                    TypedTime.hour(shift.end(), zone));
        }
        return arrival.flatMap(in -> leaving.map(out -> new CorrectedStay(in, out)));
    }

    private static Optional<Mark> mark(
            Optional<Instant> typed, String words, Optional<Mark> standing, Predicate<Instant> allowed) {
        if (words.isBlank() || typed.isPresent() && typed.equals(standing.map(Mark::at))) {
            return standing;
        }
        return typed.filter(allowed).map(at -> new Mark(at, Mark.How.CORRECTION));
    }

    private void problem(String field, String key, Object... arguments) {
        problems.add(new Problem(field + "-" + place, key, arguments));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    AttendanceWord said() {
        return said.orElseThrow();
    }
}
