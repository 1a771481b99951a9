package org.redvest.cli.files;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of single cells. A bad cell is reported and read as something harmless, so that the rest of its row is looked at too.
 */
final class Cells {
    private static final int LONGEST_ID = 200;
    private static final int MOST_DECIMALS = 9;
    private static final int LATEST_YEAR = 5999;

    private static final String FULL_WIDTH_SEPARATORS = "；，、";

    /** Many people share one list of skills: one set for all of them, or none where the list is bad. */
    private final Map<String, Optional<Set<String>>> lists = new HashMap<>();

    static String id(Row row, int column) {
        var text = row.text(column);
        if (!isId(text)) {
            row.fault(column, "id", LONGEST_ID);
        }
        return text;
    }

    static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= 2 * LONGEST_ID
                && text.codePointCount(0, text.length()) <= LONGEST_ID
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    static String word(Row row, int column) {
        if (row.text(column).isEmpty()) {
            row.fault(column, "empty");
        }
        return row.text(column);
    }

    static double number(Row row, int column, String least, String most) {
        var value = parse(row.text(column));
        if (!(Double.parseDouble(least) <= value && value <= Double.parseDouble(most))) {
            row.fault(column, "number", least, most);
            return 0;
        }
        return value;
    }

    /** A number that is not negative; so large that it is infinite is too large. */
    static double distance(Row row, int column) {
        var value = parse(row.text(column));
        if (!(0 <= value && value < Double.POSITIVE_INFINITY)) {
            row.fault(column, "not-negative");
            return 0;
        }
        return value;
    }

    static int integer(Row row, int column, int most) {
        var text = row.text(column);
        var value = text.indexOf('.') >= 0 ? Double.NaN : parse(text);
        if (!(0 <= value && value <= most)) {
            row.fault(column, "integer", 0, most);
            return 0;
        }
        return (int) value;
    }

    /** The number a cell states, or NaN where it states none. */
    static double parse(String text) {
        if (!isNumber(text)) {
            return Double.NaN;
        }
        // a negative zero would be a zero of another kind
        return Double.parseDouble(text) + 0.0;
    }

    /** {@code -?[0-9]+(\.[0-9]{1,9})?}, by hand because there are millions. */
    private static boolean isNumber(String text) {
        var start = text.startsWith("-") ? 1 : 0;
        var point = text.indexOf('.');
        var whole = point < 0 ? text.length() : point;
        var decimals = point < 0 ? 1 : text.length() - point - 1;
        return whole > start
                && digits(text, start, whole)
                && 1 <= decimals
                && decimals <= MOST_DECIMALS
                && (point < 0 || digits(text, point + 1, text.length()));
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Minutes since 1970-01-01T00:00; {@link Long#MIN_VALUE} where the cell states no time. */
    static long minute(Row row, int column) {
        var text = row.text(column);
        try {
            if (isTime(text)) {
                return LocalDateTime.of(
                                        part(text, 0, 4),
                                        part(text, 5, 7),
                                        part(text, 8, 10),
                                        part(text, 11, 13),
                                        part(text, 14, 16))
                                .toEpochSecond(ZoneOffset.UTC)
                        / 60;
            }
        } catch (DateTimeException e) {
            // the 30th of February: told as any other text that is no time
        }
        row.fault(column, "time");
        return Long.MIN_VALUE;
    }

    /** A need's time must be far enough from the end of what the planner can count. */
    static long needMinute(Row row, int column) {
        var minute = minute(row, column);
        if (minute != Long.MIN_VALUE && part(row.text(column), 0, 4) > LATEST_YEAR) {
            row.fault(column, "year", LATEST_YEAR);
            return Long.MIN_VALUE;
        }
        return minute;
    }

    private static boolean isTime(String text) {
        return text.length() == 16
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && digits(text, 0, 4)
                && digits(text, 5, 7)
                && digits(text, 8, 10)
                && digits(text, 11, 13)
                && digits(text, 14, 16);
    }

    private static int part(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Items between semicolons, repeated and empty ones ignored. */
    Set<String> list(Row row, int column) {
        return lists.computeIfAbsent(row.text(column), Cells::items).orElseGet(() -> {
            var text = row.text(column);
            badItem(text).ifPresent(item -> row.fault(column, "list-item", item));
            return Set.of();
        });
    }

    private static Optional<Set<String>> items(String text) {
        var items = new TreeSet<>(Arrays.asList(text.split(";", -1)));
        items.remove("");
        return badItem(text).isPresent() ? Optional.empty() : Optional.of(Set.copyOf(items));
    }

    /**
     * The first item that a person reads as another one than the planner does. It is refused rather than mended: what is mended here must be
     * mended alike by each tool that reads the format.
     */
    private static Optional<String> badItem(String text) {
        return Arrays.stream(text.split(";", -1))
                .filter(item -> !item.isEmpty())
                .filter(item -> isBlank(item.charAt(0))
                        || isBlank(item.charAt(item.length() - 1))
                        || item.chars().anyMatch(c -> FULL_WIDTH_SEPARATORS.indexOf(c) >= 0))
                .findFirst();
    }

    /** Anything that shows as nothing: spaces of every width, tabs, marks of format. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
