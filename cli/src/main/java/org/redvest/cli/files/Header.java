package org.redvest.cli.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The first row of a table: which of the wanted columns stands where, and what is written there instead of them.
 *
 * @param optional those of the columns that may be absent
 */
record Header(String file, List<String> columns, Set<String> optional, CsvRecord row, Faults faults) {

    private static final int[] NOWHERE = {};

    /** Separators of other kinds of files, by the fault that names each. */
    private static final Map<Character, String> OTHER_SEPARATORS =
            Map.of(';', "separated-by-semicolons", '\t', "separated-by-tabs", '，', "separated-by-full-width-commas");

    /** Where each wanted column stands, −1 for one that may be absent and is; empty when one is missing or repeated, for then no cell can be believed. */
    int[] places() {
        var separator = OTHER_SEPARATORS.entrySet().stream()
                .filter(other -> separates(other.getKey()))
                .findFirst();
        if (separator.isPresent()) {
            add("", row.getField(0), separator.get().getValue());
            return NOWHERE;
        }
        var names = row.getFields();
        Map<String, Integer> seen = new HashMap<>();
        var once = true;
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (columns.contains(name) && seen.putIfAbsent(name, i) != null) {
                add(name, "", "repeated-column");
                once = false;
            }
        }
        var known = String.join(", ", columns);
        for (var name : names) {
            var meant = plain(name);
            if (columns.contains(meant) && !seen.containsKey(meant)) {
                add(meant, name, "column-form", meant);
            } else if (!columns.contains(name)) {
                faults.warn(Fault.of(file, line(), name, "", "unknown-column", known));
            }
        }
        var meant = names.stream().map(Header::plain).toList();
        columns.stream()
                .filter(column -> !meant.contains(column) && !optional.contains(column))
                .forEach(column -> add(column, "", "missing-column", known));
        return once && columns.stream().allMatch(column -> seen.containsKey(column) || optional.contains(column))
                ? columns.stream()
                        .mapToInt(column -> seen.getOrDefault(column, -1))
                        .toArray()
                : NOWHERE;
    }

    private boolean separates(char separator) {
        return row.getFieldCount() == 1
                && List.of(row.getField(0).split(String.valueOf(separator))).stream()
                        .map(Header::plain)
                        .anyMatch(columns::contains);
    }

    private void add(String column, String value, String kind, Object... details) {
        faults.add(Fault.of(file, line(), column, value, kind, details));
    }

    private long line() {
        return row.getStartingLineNumber();
    }

    /** Without capitals, full-width letters, and blanks or byte order marks around it. */
    private static String plain(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var start = 0;
        var end = text.length();
        while (start < end && Cells.isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && Cells.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
