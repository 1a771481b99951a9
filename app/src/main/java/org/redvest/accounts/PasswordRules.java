package org.redvest.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which new passwords are refused, after NIST SP 800-63B and OWASP ASVS: too short, well known, guessable from the owner.
 * Nothing is asked about capitals or signs, and passwords do not age.
 */
final class PasswordRules {

    static final int SHORTEST = 8;

    /** Long sentences are welcome; without an end, hashing would be a way to keep the server busy. */
    static final int LONGEST = 128;

    private static final int LONGEST_PIECE = 4;
    private static final List<String> RUNS = List.of(
            "0123456789",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1qaz2wsx3edc4rfv5tgb6yhn");
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern PADDING = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    static Optional<Weakness> weakness(String password, Person owner) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Weakness.LONG);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (isOwn(plain, owner)) {
            return Optional.of(Weakness.OWN);
        }
        if (isPattern(plain)) {
            return Optional.of(Weakness.PATTERN);
        }
        return isCommon(plain) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /** Short logins such as "an" occur in innocent words; from four characters on they are no accident. */
    private static boolean isOwn(String password, Person owner) {
        Predicate<String> held = own -> own.length() >= 4 && password.contains(own.toLowerCase(Locale.ROOT));
        return owner.login().map(Login::value).filter(held).isPresent()
                || owner.identity().phone().filter(held).isPresent()
                || held.test(owner.name());
    }

    private static boolean isPattern(String password) {
        return DATE.matcher(password).matches()
                || PHONE.matcher(password).matches()
                || RUNS.stream().anyMatch(run -> runs(password, run))
                || isOnePieceRepeated(password);
    }

    private static boolean runs(String password, String run) {
        var endless = run.repeat(LONGEST / run.length() + 2);
        return endless.contains(password) || endless.contains(new StringBuilder(password).reverse());
    }

    private static boolean isOnePieceRepeated(String password) {
        for (int piece = 1; piece <= LONGEST_PIECE; piece++) {
            if (password.substring(piece).equals(password.substring(0, password.length() - piece))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCommon(String password) {
        return COMMON.contains(password)
                || COMMON.contains(PADDING.matcher(password).replaceAll(""));
    }

    private static Set<String> common() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
