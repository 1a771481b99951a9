package org.redvest.reports;

import java.util.Locale;
import org.redvest.web.Text;

/** A figure in the reader's language. */
public final class FigureWords {

    private FigureWords() {}

    /** With its unit: 1,048 人次. */
    public static String figure(Text text, Metric metric, Figures figures) {
        return switch (metric) {
            case HOURS -> length(text, figures.minutes());
            case CLOSED_LOOP -> rate(text, figures);
            default -> text.of("reports.figure." + metric.code(), figures.of(metric));
        };
    }

    /** Without its unit, for a column: 1,048, or 3:30. */
    public static String value(Text text, Metric metric, Figures figures) {
        return switch (metric) {
            case HOURS -> clock(text, figures.minutes());
            case CLOSED_LOOP -> rate(text, figures);
            default -> text.number(figures.of(metric));
        };
    }

    /** Hours and minutes as on a statement: they add up by hand. */
    public static String clock(Text text, long minutes) {
        return text.number(minutes / 60) + String.format(Locale.ROOT, ":%02d", minutes % 60);
    }

    /** With its units, and none of nothing: 14 小时, 13 分钟, 6 小时 20 分. */
    public static String length(Text text, long minutes) {
        if (minutes > 0 && minutes < 60) {
            return text.of("reports.figure.minutes", minutes);
        }
        return minutes % 60 == 0
                ? text.of("reports.figure.hours", minutes / 60)
                : text.of("reports.figure.hours-minutes", minutes / 60, minutes % 60);
    }

    private static String rate(Text text, Figures figures) {
        return figures.due() == 0 ? "–" : text.percent(figures.rate());
    }
}
