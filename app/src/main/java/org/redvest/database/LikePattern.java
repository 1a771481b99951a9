package org.redvest.database;

/** The pattern of {@code like} that finds typed words anywhere in a text. */
public final class LikePattern {

    private LikePattern() {}

    /** Empty for no words; signs that mean something in a pattern are text. */
    public static String containing(String words) {
        return words.isEmpty() ? "" : "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }
}
