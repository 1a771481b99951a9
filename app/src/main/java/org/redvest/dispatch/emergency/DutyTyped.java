package org.redvest.dispatch.emergency;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedHour;

/** Weekly hours of duty, as they were chosen. */
record DutyTyped(List<String> days, String from, String to) {

    static final List<Integer> HOURS = List.of(2, 4, 8, 12);

    DutyTyped {
        days = List.copyOf(days);
    }

    static Optional<Duration> hours(String typed) {
        return HOURS.stream()
                .filter(hours -> hours.toString().equals(typed))
                .map(Duration::ofHours)
                .findFirst();
    }

    Problems problems() {
        var problems = new ArrayList<Problem>();
        if (TypedHour.read(from).isEmpty()) {
            problems.add(new Problem("from", "dispatch.emergency.problem.hour"));
        }
        if (TypedHour.read(to).isEmpty()) {
            problems.add(new Problem("to", "dispatch.emergency.problem.hour"));
        }
        return new Problems(problems);
    }

    /** What is no day of the week was not on the page. */
    private Set<DayOfWeek> chosen() {
        return days.stream()
                .filter(day -> day.matches("[1-7]"))
                .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                .collect(Collectors.toSet());
    }

    /** Only where there are no problems. */
    DutyHours in(DutyHours before) {
        return new DutyHours(
                before.until(),
                chosen(),
                TypedHour.read(from).orElseThrow().time(),
                TypedHour.read(to).orElseThrow().time());
    }
}
