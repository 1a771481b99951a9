package org.redvest.cli.files;

import java.util.List;

/**
 * One thing wrong in a file, and what is allowed instead.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param column the column's name, or empty
 * @param value what stands there, or empty
 * @param kind says what is allowed: {@code fault.<kind>} in the bundles
 * @param details fill the sentence
 */
public record Fault(String file, long line, String column, String value, String kind, List<String> details) {

    public static Fault ofFile(String file, String kind, Object... details) {
        return of(file, 0, "", "", kind, details);
    }

    public static Fault of(String file, long line, String column, String value, String kind, Object... details) {
        return new Fault(
                file,
                line,
                column,
                value,
                kind,
                List.of(details).stream().map(String::valueOf).toList());
    }
}
