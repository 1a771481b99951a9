package org.redvest.dispatch.planning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Slot;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.WeekPattern;

/**
 * Reads what the database writes of a volunteer as text. Hundreds of thousands have the same skills, limits and week: what is written alike
 * is read once and shared.
 */
final class VolunteerText {

    private static final String NONE = "{}";

    private final List<LocalDate> days = new ArrayList<>();
    private final List<Map<Part, Slot>> parts = new ArrayList<>();
    private final Map<String, Set<String>> items = new HashMap<>();
    private final Map<String, Map<String, LocalDate>> licences = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private final Map<Limits, Limits> limits = new HashMap<>();
    private final Map<Integer, FreeTime> weeks = new HashMap<>();

    /** A night begins on the day before, and a need that begins on the last day ends on the day after. */
    VolunteerText(PlannedDays planned) {
        planned.first().minusDays(1).datesUntil(planned.last().plusDays(2)).forEach(day -> {
            days.add(day);
            var ofDay = new EnumMap<Part, Slot>(Part.class);
            for (Part part : Part.values()) {
                ofDay.put(part, part.on(day));
            }
            parts.add(ofDay);
        });
    }

    String shared(String home) {
        return homes.computeIfAbsent(home, same -> same);
    }

    Limits shared(Limits stated) {
        return limits.computeIfAbsent(stated, same -> same);
    }

    /** Codes have neither commas nor quotes. */
    Set<String> items(String array) {
        return items.computeIfAbsent(array, _ -> Set.copyOf(list(array)));
    }

    Map<String, LocalDate> licences(String codes, String lastDays) {
        return codes.equals(NONE)
                ? Map.of()
                : licences.computeIfAbsent(codes + lastDays, _ -> {
                    var until = list(lastDays);
                    var read = new HashMap<String, LocalDate>();
                    for (String code : list(codes)) {
                        read.put(code, LocalDate.parse(until.get(read.size())));
                    }
                    return Map.copyOf(read);
                });
    }

    FreeTime freeTime(int week, String exceptionDays, String exceptionParts) {
        if (exceptionDays.equals(NONE)) {
            return weeks.computeIfAbsent(week, _ -> freeTime(week, Map.of()));
        }
        var bits = list(exceptionParts);
        var exceptions = new HashMap<LocalDate, Integer>();
        for (String day : list(exceptionDays)) {
            exceptions.put(LocalDate.parse(day), Integer.valueOf(bits.get(exceptions.size())));
        }
        return freeTime(week, exceptions);
    }

    private FreeTime freeTime(int week, Map<LocalDate, Integer> exceptions) {
        var pattern = new WeekPattern(week);
        var windows = new ArrayList<Slot>();
        for (int i = 0; i < days.size(); i++) {
            @Nullable Integer exception = exceptions.get(days.get(i));
            DayOfWeek weekday = days.get(i).getDayOfWeek();
            for (Part part : Part.values()) {
                boolean free = exception == null ? pattern.free(weekday, part) : (exception & part.bit()) != 0;
                if (free) {
                    windows.add(parts.get(i).get(part));
                }
            }
        }
        return FreeTime.of(windows);
    }

    private static List<String> list(String array) {
        var text = array.substring(1, array.length() - 1);
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
