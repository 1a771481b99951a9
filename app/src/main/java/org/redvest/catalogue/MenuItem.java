package org.redvest.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** A service a community can order, with what it usually takes. */
public record MenuItem(
        MenuItemId id,
        String category,
        Words name,
        Words what,
        Usual usual,
        List<MenuNeed> needs,
        int minimumAge,
        String measure,
        Words risks,
        Words safeguards) {

    public MenuItem {
        needs = List.copyOf(needs);
    }

    /** When and how long it is usually given. {@code minutes} are those of one shift. */
    public record Usual(LocalTime starts, int minutes, Days days, Site site) {}

    public enum Days {
        ANY,
        WEEKDAY,
        WEEKEND;

        public boolean include(LocalDate date) {
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            return switch (this) {
                case ANY -> true;
                case WEEKDAY -> !weekend;
                case WEEKEND -> weekend;
            };
        }

        static Days of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    public int people() {
        return needs.stream().mapToInt(MenuNeed::people).sum();
    }

    /** Every skill asked for, each once, in the order of the needs. */
    public List<String> skills() {
        return needs.stream().flatMap(need -> need.skills().stream()).distinct().toList();
    }
}
