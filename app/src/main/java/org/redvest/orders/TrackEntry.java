package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;

/**
 * One line of an order's track: what happened, who did it, when.
 *
 * @param actor absent when nobody did it, as when time ran out
 * @param what a key in the bundles of the module that writes it, {@code dispatch.track.opened}; what its words say after a
 *     line break ({@code \\n}) is the smaller line below
 * @param arguments of those words: a String, an Integer, an Instant, or an AccountId, which is shown as that person's name.
 *     Names are never written into the track, so that a person can be erased without breaking it
 */
public record TrackEntry(Instant at, @Nullable AccountId actor, String what, List<Object> arguments) {

    public TrackEntry {
        arguments = List.copyOf(arguments);
        for (Object argument : arguments) {
            if (!(argument instanceof String
                    || argument instanceof Integer
                    || argument instanceof Instant
                    || argument instanceof AccountId)) {
                throw new IllegalArgumentException("%s takes texts, whole numbers, times and accounts, not a %s"
                        .formatted(what, argument.getClass()));
            }
        }
    }

    public static TrackEntry by(AccountId actor, Instant at, String what, Object... arguments) {
        return new TrackEntry(at, actor, what, List.of(arguments));
    }

    public static TrackEntry byNobody(Instant at, String what, Object... arguments) {
        return new TrackEntry(at, null, what, List.of(arguments));
    }
}
