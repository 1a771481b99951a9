package org.redvest.accounts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * The number of an identity document in the one form in which it is compared, however it was typed. A number of 18 characters must end
 * in the check character of GB 11643. Its first six digits say where it was first issued: they are checked against nothing, for divisions
 * are renamed and people move.
 */
public record IdentityNumber(DocumentKind kind, String value) {

    /** Residents of China, with those of Hong Kong, Macao and Taiwan; foreigners with permanent residence; passports and all others. */
    public enum DocumentKind {
        RESIDENT,
        FOREIGN_RESIDENT,
        OTHER
    }

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}-]+");
    private static final Pattern EIGHTEEN = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern FIFTEEN = Pattern.compile("[1-9][0-9]{14}");
    /** Passports and permits for travel: a letter among their first two characters. */
    private static final Pattern OTHERS = Pattern.compile("(?:[A-Z][A-Z0-9]|[0-9][A-Z])[0-9A-Z]{4,16}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+X?");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** Empty where the typed text is no such number. */
    public static Optional<IdentityNumber> read(String typed) {
        var plain = plain(typed);
        if (FIFTEEN.matcher(plain).matches()) {
            return Optional.of(modern(plain)).filter(IdentityNumber::isDated);
        }
        if (EIGHTEEN.matcher(plain).matches()) {
            return Optional.of(new IdentityNumber(
                            plain.startsWith("9") ? DocumentKind.FOREIGN_RESIDENT : DocumentKind.RESIDENT, plain))
                    .filter(IdentityNumber::isChecked)
                    .filter(IdentityNumber::isDated);
        }
        return OTHERS.matcher(plain).matches()
                ? Optional.of(new IdentityNumber(DocumentKind.OTHER, plain))
                : Optional.empty();
    }

    /** Why a typed text is no such number; empty for one that is. The text itself is not repeated. */
    public static Optional<Problem> problem(String field, String typed) {
        if (read(typed).isPresent()) {
            return Optional.empty();
        }
        var plain = plain(typed);
        if (!DIGITS.matcher(plain).matches()) {
            return Optional.of(new Problem(field, "accounts.document.unknown"));
        }
        return Optional.of(
                plain.length() == 18 || plain.length() == 15
                        ? new Problem(field, "accounts.document.check")
                        : new Problem(field, "accounts.document.length", plain.length()));
    }

    /** The day of birth that the number names; a passport's names none. */
    public Optional<LocalDate> born() {
        if (kind == DocumentKind.OTHER) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(digits(6, 10), digits(10, 12), digits(12, 14)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    public String lastFour() {
        return value.substring(value.length() - 4);
    }

    /** As lists show it: {@code ****1234}. */
    public static String masked(String lastFour) {
        return "****" + lastFour;
    }

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "IdentityNumber";
    }

    /** An old number of 15 digits is the same person's as the one of 18 that took its place: the century and the check were added. */
    private static IdentityNumber modern(String fifteen) {
        var seventeen = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return new IdentityNumber(DocumentKind.RESIDENT, seventeen + check(seventeen));
    }

    private boolean isChecked() {
        return value.charAt(17) == check(value);
    }

    private boolean isDated() {
        return born().isPresent();
    }

    /** The remainder of the weighted sum of 17 digits by 11, as a character. */
    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private int digits(int from, int to) {
        return Integer.parseInt(value.substring(from, to));
    }

    private static String plain(String typed) {
        return BLANKS.matcher(PlainText.narrow(typed)).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
