package org.redvest.hours;

import java.util.Locale;
import org.redvest.web.Text;

/** How minutes are written. */
public final class Lengths {

    private Lengths() {}

    /** 185:20, as on paper, for a column. */
    public static String clock(int minutes) {
        return Math.abs(minutes) / 60 + ":" + String.format(Locale.ROOT, "%02d", Math.abs(minutes) % 60);
    }

    public static String movement(int minutes) {
        return (minutes < 0 ? "−" : "+") + clock(minutes);
    }

    /** With its units, and none of nothing: 14 小时, 13 分钟, 3 小时 30 分. */
    public static String words(Text text, int minutes) {
        if (minutes > 0 && minutes < 60) {
            return text.of("hours.length.minutes", minutes);
        }
        return minutes % 60 == 0
                ? text.of("hours.length.hours", minutes / 60)
                : text.of("hours.length.both", minutes / 60, minutes % 60);
    }
}
