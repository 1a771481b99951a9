package org.redvest.catalogue;

import java.util.Locale;

/** What data says in both languages of the house. */
public record Words(String zh, String en) {

    /** Words somebody typed: the same in every language. */
    public static Words asTyped(String words) {
        return new Words(words, words);
    }

    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : zh;
    }

    @Override
    public String toString() {
        return zh;
    }
}
