package org.redvest.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One evening's attendance drawn: a line a person, thick inside the shift and thin outside. */
public record Axis(List<Bar> bars, int height, int line, String startX, String endX) {

    private static final double LEFT = 10;
    private static final double WIDTH = 440;
    private static final int MOST = 60;

    public record Bar(String x, String y, String width, boolean outside) {}

    public static Axis of(Session session) {
        var stays = session.stays().stream().limit(MOST).toList();
        var from =
                Math.min(-10, stays.stream().mapToInt(Session.Stay::came).min().orElse(0));
        var to = Math.max(
                session.length() + 10,
                stays.stream().mapToInt(Session.Stay::left).max().orElse(0));
        var scale = WIDTH / (to - from);
        var bars = new ArrayList<Bar>();
        var y = 6;
        for (var stay : stays) {
            add(bars, stay.came(), Math.min(stay.left(), 0), from, scale, y, true);
            add(bars, Math.max(stay.came(), 0), Math.min(stay.left(), session.length()), from, scale, y, false);
            add(bars, Math.max(stay.came(), session.length()), stay.left(), from, scale, y, true);
            y += 6;
        }
        return new Axis(
                List.copyOf(bars),
                y + 32,
                y + 4,
                number(LEFT - from * scale),
                number(LEFT + (session.length() - from) * scale));
    }

    private static void add(List<Bar> bars, int start, int end, int from, double scale, int y, boolean outside) {
        if (end > start) {
            bars.add(new Bar(
                    number(LEFT + (start - from) * scale),
                    number(outside ? y + 1 : y),
                    number((end - start) * scale),
                    outside));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
