package org.redvest.catalogue;

import org.redvest.web.Text;

/** What data says in both languages of the house. */
public record Words(String zh, String en) {

    /** Words somebody typed: the same in every language. */
    public static Words asTyped(String words) {
        return new Words(words, words);
    }

    /** The English has not been written: the Chinese stands for both. */
    public boolean isUntranslated() {
        return zh.equals(en) && zh.codePoints().anyMatch(Character::isIdeographic);
    }

    public String in(Text text) {
        return text.either(zh, en);
    }

    @Override
    public String toString() {
        return zh;
    }
}
