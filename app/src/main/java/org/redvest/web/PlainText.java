package org.redvest.web;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as people type it, without the characters that nobody sees. They turn the direction of what follows, make two names
 * that look alike differ, and let an empty title pass for a full one. Every form reads its texts through here.
 */
public final class PlainText {

    /** Controls, marks of direction, blanks of width zero, fillers that draw nothing, halves of characters. Line breaks and tabs stay. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029\u2060-\u206F\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0&&[^\\n\\t]]");

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");
    /** Also the blanks that no line is broken at. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private static final Pattern BLANKS_AT_THE_ENDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    /** Marks that shape or sit on another character are nothing to see by themselves. */
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Co}]");

    private PlainText() {}

    /** Several lines, without blanks at the ends. */
    public static String of(String typed) {
        var lines = LINE_BREAK.matcher(typed).replaceAll("\n");
        var plain =
                UNSEEN.matcher(Normalizer.normalize(lines, Normalizer.Form.NFC)).replaceAll("");
        return SEEN.matcher(plain).find() ? BLANKS_AT_THE_ENDS.matcher(plain).replaceAll("") : "";
    }

    /** One line: a title, a name, an address. */
    public static String line(String typed) {
        return BLANKS.matcher(of(typed)).replaceAll(" ");
    }

    /** Whether a text holds nothing that would be taken out of it. */
    public static boolean isPlain(String text) {
        return !UNSEEN.matcher(text).find();
    }

    /** Digits and signs from a Chinese keyboard as the plain ones: what is read as a number, a date or a time. */
    public static String narrow(String typed) {
        return Normalizer.normalize(of(typed), Normalizer.Form.NFKC);
    }
}
