package org.redvest.programmes.recurrence;

/** Why a recurrence cannot be served as it is written. */
public sealed interface RecurrenceFault {

    record EndsBeforeStart() implements RecurrenceFault {}

    /** @param period of the programme, beyond which it goes */
    record OutsidePeriod(DaySpan period) implements RecurrenceFault {}

    /** It asks for holidays or make-up workdays of a year that the calendar does not know. */
    record NoCalendar(int year) implements RecurrenceFault {}

    /** No day of it is served. */
    record Never() implements RecurrenceFault {}

    record TooMany(int shifts) implements RecurrenceFault {}
}
