package org.redvest.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a text may be that people write in their own words: how long, and what of other people's it may not hold. Every field of
 * every form that takes such a text is held to one of these.
 *
 * @param least characters; 0 where it may be left empty
 * @param most characters
 * @param refused what is never let through; a number of an identity card always is among it
 */
public record FreeText(int least, int most, Set<Privacy> refused) {

    private static final String KEY = "web.text.";

    public FreeText {
        if (least < 0 || most < Math.max(1, least) || !refused.contains(Privacy.ID_NUMBER)) {
            throw new IllegalArgumentException(
                    "A text of %d to %d characters that refuses %s".formatted(least, most, refused));
        }
        refused = Set.copyOf(refused);
    }

    /** Read by more people than those who meet: a title, an evaluation, a reason. Nobody's telephone number stands in it. */
    public static FreeText open(int least, int most) {
        return new FreeText(least, most, EnumSet.of(Privacy.ID_NUMBER, Privacy.PHONE));
    }

    /** Read by those who come, who may need a number or must know of an illness: the form asks about these. */
    public static FreeText asked(int least, int most) {
        return new FreeText(least, most, EnumSet.of(Privacy.ID_NUMBER));
    }

    public boolean refuses(Privacy kind) {
        return refused.contains(kind);
    }

    /**
     * All that is wrong with a text, as {@link PlainText} has read it.
     *
     * @param missing key of what is said where nothing was written
     */
    public List<Problem> problems(String field, String missing, String text) {
        var problems = new ArrayList<Problem>();
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() && least > 0) {
            problems.add(new Problem(field, missing));
        } else if (length < least) {
            problems.add(new Problem(field, KEY + "too-short", least, length));
        } else if (length > most) {
            problems.add(new Problem(field, KEY + "too-long", most, length));
        }
        if (!PlainText.isPlain(text)) {
            problems.add(new Problem(field, KEY + "unseen"));
        }
        Privacy.in(text).stream()
                .filter(refused::contains)
                .map(kind -> new Problem(field, KEY + kind.word()))
                .forEach(problems::add);
        return List.copyOf(problems);
    }
}
