package org.redvest.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * By which id a person is known in the city's WeCom or DingTalk: nothing else of a member is kept.
 *
 * @param confirmed the one that messages go to
 * @param dead the other side said that it knows no member of this id
 * @param asked the one that waits for its code
 * @param unknown the other side knows no member of the id that was asked for
 * @param tries codes that were typed for it
 */
public record MemberAddress(
        Optional<String> confirmed,
        boolean dead,
        Optional<String> asked,
        Optional<Instant> askedAt,
        boolean unknown,
        int tries) {

    static final MemberAddress NONE =
            new MemberAddress(Optional.empty(), false, Optional.empty(), Optional.empty(), false, 0);

    /** Both providers: letters, digits and these signs. A list or {@code @all} would reach others, so no comma, bar or leading sign. */
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";

    public static final Duration CODE_LASTS = Duration.ofMinutes(30);

    /** With six digits a guess succeeds once in two hundred thousand. */
    public static final int MOST_TRIES = 5;

    public static boolean isId(String text) {
        return text.matches(ID);
    }

    /** As pages show it: zh***. */
    public static String masked(String id) {
        return id.substring(0, Math.min(2, id.length() - 1)) + "***";
    }

    public Optional<String> reached() {
        return confirmed.filter(_ -> !dead);
    }

    public boolean canBeConfirmed(Instant now) {
        return asked.isPresent()
                && !unknown
                && tries < MOST_TRIES
                && askedAt.filter(at -> now.isBefore(at.plus(CODE_LASTS))).isPresent();
    }

    /** An id stands in no log. */
    @Override
    public String toString() {
        return "MemberAddress";
    }
}
