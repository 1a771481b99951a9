package org.redvest.bulletins.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.redvest.bulletins.BulletinContent;
import org.redvest.bulletins.BulletinContent.TimeLine;

/** Participations over time as bars, one a day or a month; days without any have none. The table below says the same. */
public record BulletinChart(int width, int height, int base, List<Bar> bars) {

    private static final int TOP = 30;
    private static final int MARGIN = 10;
    private static final int LABELS = 24;
    private static final double SHARE_OF_STEP = 0.7;
    private static final double LABEL_WIDTH = 46;

    /**
     * @param line what it stands for
     * @param labelled whether there is room for its day below it
     * @param most whether it is the highest, whose figure stands above it
     */
    public record Bar(
            TimeLine line,
            String x,
            String middle,
            String y,
            String width,
            String height,
            boolean labelled,
            boolean most) {}

    public static BulletinChart wide(BulletinContent content) {
        return of(content, 1100, 240);
    }

    public static BulletinChart narrow(BulletinContent content) {
        return of(content, 340, 220);
    }

    private static BulletinChart of(BulletinContent content, int width, int height) {
        int base = height - LABELS;
        var lines = everyDay(content);
        double step = (width - 2.0 * MARGIN) / Math.max(1, lines.size());
        long most = lines.stream().mapToLong(TimeLine::participations).max().orElse(0);
        int every = (int) Math.max(1, Math.ceil(LABEL_WIDTH / step));
        var bars = new ArrayList<Bar>();
        boolean told = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            double high = most == 0 ? 0 : (base - TOP) * (double) line.participations() / most;
            boolean highest = !told && most > 0 && line.participations() == most;
            told |= highest;
            bars.add(new Bar(
                    line,
                    number(MARGIN + step * at + step * (1 - SHARE_OF_STEP) / 2),
                    number(MARGIN + step * at + step / 2),
                    number(base - high),
                    number(step * SHARE_OF_STEP),
                    number(high),
                    at % every == 0,
                    highest));
        }
        return new BulletinChart(width, height, base, List.copyOf(bars));
    }

    private static List<TimeLine> everyDay(BulletinContent content) {
        var all = new ArrayList<TimeLine>();
        var heading = content.heading();
        for (var day = content.byMonth() ? heading.from().withDayOfMonth(1) : heading.from();
                !day.isAfter(heading.to());
                day = content.byMonth() ? day.plusMonths(1) : day.plusDays(1)) {
            var first = day;
            all.add(content.series().stream()
                    .filter(each -> each.first().equals(first))
                    .findFirst()
                    .orElseGet(() -> new TimeLine(first, 0)));
        }
        return all;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
