package org.redvest.engine;

import java.util.Comparator;

/** Ids of volunteers, needs and shifts: 1–200 code points, no control characters, equal when their code points are. */
public final class Ids {

    /** The most code points an id may have. */
    public static final int LONGEST = 200;

    /** The order of the bytes in UTF-8, which is the order of code points; {@link String#compareTo} differs beyond U+FFFF. */
    public static final Comparator<String> UTF8_ORDER = Ids::compare;

    private Ids() {}

    /** Whether this may be an id at all. */
    public static boolean isId(String id) {
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= LONGEST
                && id.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
    }

    static void check(String what, String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be the id of a %s: 1 to %d characters, none of them a control character"
                            .formatted(id, what, LONGEST));
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A surrogate stands for a code point above all others, though its own number is below U+E000…U+FFFF.
                return Character.isSurrogate(a) != Character.isSurrogate(b)
                        ? (Character.isSurrogate(a) ? 1 : -1)
                        : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
