package org.redvest.dispatch.teams;

import java.time.Instant;

/** What came of asking a team. */
public sealed interface TeamAnswer {

    record Asked(long offer) implements TeamAnswer {}

    /** It is asked for this need already. */
    record AskedBefore() implements TeamAnswer {}

    /** Members can be proposed until the latest time at most, and the time is still to come. */
    record OutOfTime(Instant latest) implements TeamAnswer {}

    /** Other teams are looking for people for every place that is free. */
    record PlacesPromised() implements TeamAnswer {}

    /** The service has its people, is not held, or is too near. */
    record CannotAsk() implements TeamAnswer {}
}
