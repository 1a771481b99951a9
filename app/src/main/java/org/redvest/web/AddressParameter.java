package org.redvest.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * One parameter of an address. Empty is as good as absent: a filter sends its empty fields, too. What cannot be read is refused by
 * name; it is never read as something else, for the page would then show what was not asked for.
 */
public record AddressParameter(String name, String value) {

    private static final int LONGEST_WORDS = 60;
    private static final int LONGEST_CODE = 200;

    /** The first of this name; a second one is no parameter of ours. */
    public static AddressParameter of(MultiValueMap<String, String> asked, String name) {
        return new AddressParameter(
                name, Optional.ofNullable(asked.getFirst(name)).orElse(""));
    }

    public static AddressParameter of(Map<String, String> asked, String name) {
        return new AddressParameter(name, asked.getOrDefault(name, ""));
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    public String shownName() {
        return shown(name);
    }

    /** A value may be a page long, and hold what nobody sees. */
    public String shownValue() {
        return shown(value);
    }

    private static String shown(String typed) {
        var line = PlainText.line(typed);
        return line.codePointCount(0, line.length()) <= LONGEST_WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_WORDS)) + "…";
    }

    /** A page of a list, counted from 1. */
    public int page() {
        if (!isEmpty() && !value.matches("[1-9][0-9]{0,5}")) {
            throw unreadable("web.allowed.page");
        }
        return isEmpty() ? 1 : Integer.parseInt(value);
    }

    public boolean flag() {
        if (!isEmpty() && !value.equals("true")) {
            throw unreadable("web.allowed.one-of", "true");
        }
        return !isEmpty();
    }

    /** @param word how each is written in an address */
    public <T> Optional<T> oneOf(Collection<T> all, Function<T, String> word) {
        var found = all.stream().filter(each -> word.apply(each).equals(value)).findFirst();
        if (found.isEmpty() && !isEmpty()) {
            throw unreadable("web.allowed.one-of", all.stream().map(word).collect(Collectors.joining(", ")));
        }
        return found;
    }

    public Optional<LocalDate> day(LocalDate first, LocalDate last) {
        return read(
                typed -> TypedDay.read(typed).orElseThrow(() -> new DateTimeException("no day")),
                first,
                last,
                "web.allowed.day");
    }

    public Optional<YearMonth> month(YearMonth first, YearMonth last) {
        return read(YearMonth::parse, first, last, "web.allowed.month");
    }

    public Optional<Instant> moment(Instant first, Instant last) {
        return read(Instant::parse, first, last, "web.allowed.moment");
    }

    /** The number of a row. */
    public Optional<Long> number() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(matching("[0-9]{1,18}", "web.allowed.number")));
    }

    /** The number of something that was kept for a while. */
    public Optional<UUID> uuid() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(UUID.fromString(
                        matching("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "web.allowed.as-in-the-link")));
    }

    /** What a list is searched for. */
    public String words() {
        var line = PlainText.line(value);
        return checked(
                line.codePointCount(0, line.length()) <= LONGEST_WORDS, line, "web.allowed.words", LONGEST_WORDS);
    }

    /** What somebody copies from paper or a screen: whether it is right is said on the page. */
    public String code() {
        return checked(value.length() <= LONGEST_CODE, value, "web.allowed.words", LONGEST_CODE);
    }

    public String matching(String shape, String allowed) {
        return checked(isEmpty() || value.matches(shape), value, allowed);
    }

    public UnreadableParameter unreadable(String allowed, Object... arguments) {
        return new UnreadableParameter(this, new Problem(name, allowed, arguments));
    }

    private <T> T checked(boolean right, T read, String allowed, Object... arguments) {
        if (!right) {
            throw unreadable(allowed, arguments);
        }
        return read;
    }

    private <T extends Comparable<? super T>> Optional<T> read(
            Function<String, T> parse, T first, T last, String allowed) {
        if (isEmpty()) {
            return Optional.empty();
        }
        try {
            var read = parse.apply(value);
            return Optional.of(checked(
                    read.compareTo(first) >= 0 && read.compareTo(last) <= 0, read, allowed, "" + first, "" + last));
        } catch (DateTimeException malformed) {
            throw unreadable(allowed, "" + first, "" + last);
        }
    }
}
