package org.redvest.shifts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;

/**
 * One line of an activity's track: what happened, who did it, when.
 *
 * @param actor absent when nobody did it, as when time ran out
 * @param what a key in the bundles of the module that writes it, {@code dispatch.track.opened}; what its words say after a
 *     line break ({@code \\n}) is the smaller line below
 * @param arguments of those words: a String, an Integer, an Instant, a Duration, a Window, or an AccountId, which is shown as that person's name.
 *     Names are never written into the track, so that a person can be erased without breaking it
 * @param shift the one shift it is about; an activity of several shifts names its day
 * @param start when that service was to begin as the line was written; known once it is
 */
public record TrackEntry(
        Instant at,
        @Nullable AccountId actor,
        String what,
        List<Object> arguments,
        Optional<ShiftId> shift,
        Optional<Instant> start) {

    /** That a service had begun turned out to be a slip. */
    static final String NOT_BEGUN = "shifts.track.not-begun";

    public TrackEntry {
        arguments = List.copyOf(arguments);
        for (Object argument : arguments) {
            if (!(argument instanceof String
                    || argument instanceof Integer
                    || argument instanceof Instant
                    || argument instanceof Duration
                    || argument instanceof Window
                    || argument instanceof AccountId)) {
                throw new IllegalArgumentException(
                        "%s takes texts, whole numbers, times, lengths, windows and accounts, not a %s"
                                .formatted(what, argument.getClass()));
            }
        }
    }

    public static TrackEntry by(AccountId actor, Instant at, String what, Object... arguments) {
        return new TrackEntry(at, actor, what, List.of(arguments), Optional.empty(), Optional.empty());
    }

    public static TrackEntry byNobody(Instant at, String what, Object... arguments) {
        return new TrackEntry(at, null, what, List.of(arguments), Optional.empty(), Optional.empty());
    }

    public TrackEntry about(ShiftId service) {
        return new TrackEntry(at, actor, what, arguments, Optional.of(service), Optional.empty());
    }
}
