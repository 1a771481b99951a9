package org.redvest.volunteers.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.web.Problem;

/** Which field each column is, as a person chose it. */
record ColumnChoice(Map<String, String> typed) {

    /** An unknown word is no field. */
    List<Optional<ImportField>> fields(int columns) {
        var fields = new ArrayList<Optional<ImportField>>();
        for (int column = 0; column < columns; column++) {
            fields.add(ImportField.of(typed.getOrDefault("column-" + column, "")));
        }
        return fields;
    }

    boolean fillDown() {
        return "true".equals(typed.get("fillDown"));
    }

    /** A field that two columns claim is neither's. */
    static List<Problem> problems(List<Optional<ImportField>> fields, boolean oneCommunity) {
        var problems = new ArrayList<Problem>();
        var seen = EnumSet.noneOf(ImportField.class);
        for (int column = 0; column < fields.size(); column++) {
            var field = fields.get(column);
            if (field.isPresent() && !seen.add(field.get())) {
                problems.add(new Problem("column-" + column, "volunteers.import.columns.twice"));
            }
        }
        if (!seen.contains(ImportField.NAME)) {
            problems.add(new Problem("columns", "volunteers.import.columns.name"));
        }
        if (!seen.contains(ImportField.PHONE) && !seen.contains(ImportField.DOCUMENT)) {
            problems.add(new Problem("columns", "volunteers.import.columns.key"));
        }
        if (!seen.contains(ImportField.BORN) && !seen.contains(ImportField.DOCUMENT)) {
            problems.add(new Problem("columns", "volunteers.import.columns.born"));
        }
        if (!seen.contains(ImportField.COMMUNITY) && !oneCommunity) {
            problems.add(new Problem("columns", "volunteers.import.columns.community"));
        }
        return problems;
    }
}
