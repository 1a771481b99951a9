package org.redvest.dispatch.teams;

/** What came of asking a team. */
public sealed interface TeamAnswer {

    record Asked(long offer) implements TeamAnswer {}

    /** It is asked for this need already. */
    record AskedBefore() implements TeamAnswer {}

    /** The service has its people, is not held, or is too near. */
    record CannotAsk() implements TeamAnswer {}
}
