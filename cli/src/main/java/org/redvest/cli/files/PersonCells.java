package org.redvest.cli.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.instance.Asks;
import org.redvest.cli.instance.OnRecord;

/** The columns that may be absent: what is on record about a person, and what a need asks of one. */
final class PersonCells {
    static final List<String> ON_RECORD = List.of("born", "licences", "region", "do_not_disturb");
    static final List<String> ASKS = List.of("minimum_age", "licences", "homes_in");

    private static final int HIGHEST_AGE = 150;

    private final Cells cells;
    /** Many people are alike in these columns. */
    private final Map<OnRecord, OnRecord> shared = new HashMap<>();

    PersonCells(Cells cells) {
        this.cells = cells;
    }

    OnRecord onRecord(Row row, int column) {
        var stated = new OnRecord(
                born(row, column), licences(row, column + 1), row.text(column + 2), disturbed(row, column + 3));
        return shared.computeIfAbsent(stated, same -> same);
    }

    /** @param skills of the need */
    Asks asks(Row row, int column, Set<String> skills) {
        var age = row.text(column).isEmpty() ? 0 : Cells.integer(row, column, HIGHEST_AGE);
        var licences = cells.list(row, column + 1);
        if (!skills.containsAll(licences)) {
            row.fault(column + 1, "licence-without-skill");
            licences = Set.of();
        }
        return new Asks(age, licences, row.text(column + 2));
    }

    private static @Nullable LocalDate born(Row row, int column) {
        var text = row.text(column);
        var day = day(text);
        if (!text.isEmpty() && day.isEmpty()) {
            row.fault(column, "date");
        }
        return day.orElse(null);
    }

    private Map<String, LocalDate> licences(Row row, int column) {
        Map<String, LocalDate> licences = new HashMap<>();
        for (var item : cells.list(row, column)) {
            var colon = item.lastIndexOf(':');
            var lastDay = day(item.substring(colon + 1));
            if (colon < 1
                    || lastDay.isEmpty()
                    || licences.putIfAbsent(item.substring(0, colon), lastDay.get()) != null) {
                row.fault(column, "licence", item);
                return Map.of();
            }
        }
        return Map.copyOf(licences);
    }

    private static boolean disturbed(Row row, int column) {
        var text = row.text(column);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            row.fault(column, "true-or-false");
        }
        return text.equals("true");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
