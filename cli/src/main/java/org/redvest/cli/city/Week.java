package org.redvest.cli.city;

import java.time.LocalDate;

/** The one week of a synthetic city, in half hours. It lies in the future so that nobody takes it for a record. */
final class Week {
    private static final LocalDate MONDAY = LocalDate.of(2040, 1, 2);
    private static final int HALF_HOURS = 48;
    private static final String[] TIMES = new String[8 * HALF_HOURS];

    static {
        for (int i = 0; i < TIMES.length; i++) {
            TIMES[i] = MONDAY.atStartOfDay().plusMinutes(30L * i).toString();
        }
    }

    private Week() {}

    static String time(int day, int halfHour) {
        return TIMES[day * HALF_HOURS + halfHour];
    }
}
