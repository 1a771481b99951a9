package org.redvest.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in the one form in which it is kept, however it was typed: with +86, blanks, hyphens, brackets, full-width
 * digits or an extension. What one form accepts, every other accepts and can fill in.
 *
 * @param value {@code 13800000000}, {@code 0739-5322110}, {@code 0739-5322110-801}, {@code 4001234567}, {@code +447700900123}
 */
public record Telephone(String value) {

    /** No kept number is longer: an area code, eight digits and an extension of six. */
    public static final int LONGEST = 20;

    /** Digits of a number that a mask leaves to be read. */
    private static final int SHOWN = 7;

    private static final Pattern NOISE = Pattern.compile("[\\s().（）·]");
    static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212\u30FC]");
    /** Letters stand before an extension; all else that is no digit, blank or sign between digits has no place in a number. */
    private static final Pattern FOREIGN = Pattern.compile("[^0-9A-Za-z\\s+().（）·#\\p{Pd}\u2212\u30FC转轉分机機]+");

    private static final Pattern EXTENSION = Pattern.compile("(.+?)-?(?:转|轉|分机|分機|ext\\.?|x|#)-?([0-9]{1,6})");
    private static final Pattern HYPHENED = Pattern.compile("(.+)-([0-9]{1,6})");
    private static final Pattern CHINA = Pattern.compile("(?:\\+|00)86-?(.+)");
    private static final Pattern ABROAD = Pattern.compile("(?:\\+|00)([1-9][0-9]{6,14})");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern SERVICE = Pattern.compile("[48]00[0-9]{7}");
    private static final Pattern KEPT_LANDLINE =
            Pattern.compile("(?<area>0[0-9]{2,3}-)[0-9]{4}(?<end>[0-9]{3,4})(?<extension>(?:-[0-9]{1,6})?)");
    private static final Pattern LANDLINE = Pattern.compile("(0(?:10|2[0-9]|[3-9][0-9]{2}))([1-9][0-9]{6,7})");

    /** Empty where the typed text is no number that can be called from anywhere. */
    public static Optional<Telephone> read(String typed) {
        var dashed = DASH.matcher(PlainText.narrow(typed)).replaceAll("-").toLowerCase(java.util.Locale.ROOT);
        var plain = NOISE.matcher(dashed).replaceAll("");
        var china = CHINA.matcher(plain);
        return (china.matches()
                        ? inChina(withTrunk(china.group(1)))
                        : inChina(plain).or(() -> abroad(plain)))
                .map(Telephone::new);
    }

    /** Why a typed number cannot be called; empty for one that can. */
    public static Optional<Problem> problem(String field, String typed) {
        if (read(typed).isPresent()) {
            return Optional.empty();
        }
        var foreign = FOREIGN.matcher(PlainText.narrow(typed));
        if (foreign.find()) {
            return Optional.of(new Problem(field, "web.telephone.foreign", foreign.group()));
        }
        long digits = PlainText.narrow(typed).chars().filter(Character::isDigit).count();
        return Optional.of(
                digits == 0
                        ? new Problem(field, "web.telephone.missing")
                        : new Problem(field, "web.telephone.wrong", (int) digits));
    }

    /** The kept form, or the text as it is where it is no telephone number. */
    public static String normal(String typed) {
        return read(typed).map(Telephone::value).orElse(PlainText.line(typed));
    }

    /**
     * {@code 138****0000}, {@code 0739-****110}, {@code 0739-****110-***}: enough to know it again, not enough to call it; the
     * same however the number was typed. Four digits at least are hidden and seven at most are shown, as of a mobile number.
     */
    public static String masked(String typed) {
        var number = normal(typed);
        var landline = KEPT_LANDLINE.matcher(number);
        if (landline.matches()) {
            var end = landline.group("end");
            int shown = Math.min(end.length(), SHOWN - (landline.group("area").length() - 1));
            return landline.group("area")
                    + "*".repeat(4 + end.length() - shown)
                    + end.substring(end.length() - shown)
                    + (landline.group("extension").isEmpty() ? "" : "-***");
        }
        var extended = HYPHENED.matcher(number);
        return extended.matches() ? middleHidden(extended.group(1)) + "-***" : middleHidden(number);
    }

    /** What a telephone dials: an extension is dialled behind the number, not as a part of it. */
    public static String link(String typed) {
        var number = normal(typed);
        var landline = KEPT_LANDLINE.matcher(number);
        var extended = HYPHENED.matcher(number);
        var extension =
                landline.matches() ? landline.group("extension") : extended.matches() ? "-" + extended.group(2) : "";
        var dialled = number.substring(0, number.length() - extension.length());
        return "tel:" + dialled + (extension.isEmpty() ? "" : ";ext=" + extension.substring(1));
    }

    private static String middleHidden(String number) {
        if (number.length() < 8) {
            return "*".repeat(number.length());
        }
        int end = Math.min(4, number.length() - 7);
        return number.substring(0, 3) + "*".repeat(number.length() - 3 - end) + number.substring(number.length() - end);
    }

    /** From abroad the zero before the area code is left out. */
    private static String withTrunk(String national) {
        return MOBILE.matcher(digits(national)).lookingAt()
                        || national.startsWith("0")
                        || SERVICE.matcher(digits(national)).matches()
                ? national
                : "0" + national;
    }

    private static Optional<String> inChina(String plain) {
        var extension = EXTENSION.matcher(plain);
        if (extension.matches()) {
            return whole(extension.group(1)).map(number -> number + "-" + extension.group(2));
        }
        // Hyphens stand between the parts of a number, too: only behind a whole number do they begin an extension.
        var hyphened = HYPHENED.matcher(plain);
        return hyphened.matches() && whole(hyphened.group(1)).isPresent()
                ? whole(hyphened.group(1)).map(number -> number + "-" + hyphened.group(2))
                : whole(plain);
    }

    private static Optional<String> whole(String plain) {
        if (!plain.matches("[0-9-]+")) {
            return Optional.empty();
        }
        var digits = digits(plain);
        if (MOBILE.matcher(digits).matches() || SERVICE.matcher(digits).matches()) {
            return Optional.of(digits);
        }
        var landline = LANDLINE.matcher(digits);
        return landline.matches() ? Optional.of(landline.group(1) + "-" + landline.group(2)) : Optional.empty();
    }

    private static Optional<String> abroad(String plain) {
        var abroad = ABROAD.matcher(digits(plain));
        return abroad.matches() && !abroad.group(1).startsWith("86")
                ? Optional.of("+" + abroad.group(1))
                : Optional.empty();
    }

    private static String digits(String plain) {
        return plain.replace("-", "");
    }

    /** Nobody's number in a log. */
    @Override
    public String toString() {
        return "telephone number";
    }
}
