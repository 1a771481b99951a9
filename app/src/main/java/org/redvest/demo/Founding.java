package org.redvest.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The moment at which a demo city begins to live: a Thursday morning at the end of the spring-travel rush. It is always the
 * same one, so that every demo starts with a month behind it, whatever the day on which it is founded.
 */
final class Founding {

    static final LocalDateTime MOMENT = LocalDateTime.of(2026, 2, 26, 9, 40);
    static final LocalDate TODAY = MOMENT.toLocalDate();

    /** Six weeks of service lie behind it. */
    static final int DAYS_BEHIND = 42;

    private Founding() {}
}
