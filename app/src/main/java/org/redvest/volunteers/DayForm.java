package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.web.Problem;
import org.redvest.web.TypedDay;

/** One day that differs from the usual week: exactly these parts are free, or none. */
public record DayForm(String day, Set<String> parts) {

    static final DayForm EMPTY = new DayForm("", Set.of());

    /** As far as orders reach. */
    static final int FARTHEST_DAYS = 62;

    /** More than anybody needs, and few enough to read. */
    static final int MOST = 60;

    public DayForm {
        parts = Set.copyOf(parts);
    }

    public boolean free(Part part) {
        return parts.contains(part.word());
    }

    Set<Part> free() {
        return EnumSet.allOf(Part.class).stream().filter(this::free).collect(Collectors.toSet());
    }

    Optional<LocalDate> date() {
        return TypedDay.read(day);
    }

    List<Problem> problems(LocalDate today) {
        var date = date();
        if (date.isEmpty()) {
            return List.of(new Problem("day", "volunteers.problem.day"));
        }
        return date.get().isBefore(today) || date.get().isAfter(today.plusDays(FARTHEST_DAYS))
                ? List.of(new Problem("day", "volunteers.problem.day-range", FARTHEST_DAYS))
                : List.of();
    }
}
