package org.redvest.dispatch;

import java.time.Instant;

/** What becomes of the answer whether a volunteer comes at the moved time (再次确认). */
public sealed interface ComingAnswer {

    /** The place is theirs at the new time. */
    record Comes(Instant at) implements ComingAnswer {}

    /** The place is open again for somebody else; it costs them nothing. */
    record CannotCome(Instant at) implements ComingAnswer {}

    /** They have answered already, or the answer is about a time that holds no more. */
    record NotAsked() implements ComingAnswer {}

    /** They said no before, did not answer in time, or the place was freed otherwise. */
    record AlreadyFree(Place.Freed freed) implements ComingAnswer {}
}
