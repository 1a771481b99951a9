package org.redvest.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a text may be that people write in their own words: how long, and what of other people's it may not hold. Every field of
 * every form that takes such a text is held to one of these. What is private for certain is refused; what may be private is
 * asked about once, and a tick beside the field says that it is nobody's.
 *
 * @param least characters; 0 where it may be left empty
 * @param most characters
 * @param refused what is never let through; a number of an identity card or a bank card always is among it
 * @param asked what is let through once it is said that it is nobody's
 */
public record FreeText(int least, int most, Set<Privacy> refused, Set<Privacy> asked) {

    /** Name of the tick that says that no resident's private things were written. */
    public static final String NOTHING_PRIVATE = "private";

    private static final String KEY = "web.text.";
    static final String ASKED = KEY + "asked-";

    private static final Set<Privacy> NEVER = Set.of(Privacy.ID_NUMBER, Privacy.CARD);

    public FreeText {
        if (least < 0 || most < Math.max(1, least) || !refused.containsAll(NEVER)) {
            throw new IllegalArgumentException(
                    "A text of %d to %d characters that refuses %s".formatted(least, most, refused));
        }
        refused = Set.copyOf(refused);
        asked = Set.copyOf(asked);
    }

    /** Read by more people than those who meet: a title, an evaluation, a reason. Nobody's telephone number stands in it. */
    public static FreeText open(int least, int most) {
        var refused = EnumSet.of(Privacy.PHONE);
        refused.addAll(NEVER);
        return new FreeText(least, most, refused, EnumSet.complementOf(refused));
    }

    /** Read by those who come, who may need a number or must know of an illness: the form asks about these. */
    public static FreeText asked(int least, int most) {
        return new FreeText(least, most, NEVER, EnumSet.complementOf(EnumSet.copyOf(NEVER)));
    }

    /** A name, a title or a door that belongs there: nothing is asked. */
    public static FreeText own(int least, int most) {
        return new FreeText(least, most, open(least, most).refused, Set.of());
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

    /**
     * The same, and what is asked about.
     *
     * @param nothingPrivate whether it was said that no resident's private things were written
     */
    public List<Problem> problems(String field, String missing, String text, boolean nothingPrivate) {
        return Stream.concat(problems(field, missing, text).stream(), questions(field, text, nothingPrivate).stream())
                .toList();
    }

    /** What is asked about, where nothing says that it is nobody's. */
    public List<Problem> questions(String field, String text, boolean nothingPrivate) {
        return nothingPrivate
                ? List.of()
                : Privacy.in(text).stream()
                        .filter(asked::contains)
                        .map(kind -> new Problem(field, ASKED + kind.word()))
                        .toList();
    }
}
