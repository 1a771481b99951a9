package org.redvest.attendance;

import java.time.YearMonth;
import java.util.List;
import org.redvest.attendance.ledger.Line;

/**
 * One month of somebody's hours.
 *
 * @param balance minutes of credit hours, of all time
 * @param services how many services stand behind them
 * @param lines of the month, newest first
 * @param carried the balance the month began with
 * @param waiting served and not yet confirmed
 * @param check the hash of the newest line, to be compared later
 */
public record Statement(
        YearMonth month,
        int balance,
        long services,
        List<Line> lines,
        int carried,
        List<Unconfirmed> waiting,
        String check,
        boolean earlier,
        boolean later) {

    /** 185:20, as on paper; with a sign where it is a movement. */
    public static String clock(int minutes) {
        return Math.abs(minutes) / 60 + ":" + String.format(java.util.Locale.ROOT, "%02d", Math.abs(minutes) % 60);
    }

    public static String movement(int minutes) {
        return (minutes < 0 ? "−" : "+") + clock(minutes);
    }
}
