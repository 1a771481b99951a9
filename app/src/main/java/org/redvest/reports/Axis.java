package org.redvest.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One evening's attendance drawn: a line for everybody who came, thick inside the shift and thin outside; of many people a finer one. */
public record Axis(List<Bar> bars, int height, int line, String startX, String endX) {

    private static final double LEFT = 10;
    private static final double WIDTH = 440;
    private static final double WIDEST_STEP = 6;
    private static final double FINEST_STEP = 1.5;
    private static final double USUAL_HEIGHT = 360;
    private static final double THICK = 0.58;
    private static final double THIN = 0.25;

    public record Bar(String x, String y, String width, String height, boolean outside) {}

    public static Axis of(Session session) {
        var stays = session.stays();
        var from =
                Math.min(-10, stays.stream().mapToInt(Session.Stay::came).min().orElse(0));
        var to = Math.max(
                session.length() + 10,
                stays.stream().mapToInt(Session.Stay::left).max().orElse(0));
        var scale = WIDTH / (to - from);
        var bars = new ArrayList<Bar>();
        var step = Math.clamp(USUAL_HEIGHT / Math.max(1, stays.size()), FINEST_STEP, WIDEST_STEP);
        var drawing = new Drawing(bars, from, scale, step);
        var y = WIDEST_STEP;
        for (var stay : stays) {
            drawing.add(stay.came(), Math.min(stay.left(), 0), y, true);
            drawing.add(Math.max(stay.came(), 0), Math.min(stay.left(), session.length()), y, false);
            drawing.add(Math.max(stay.came(), session.length()), stay.left(), y, true);
            y += step;
        }
        var below = (int) Math.ceil(y);
        return new Axis(
                List.copyOf(bars),
                below + 32,
                below + 4,
                number(LEFT - from * scale),
                number(LEFT + (session.length() - from) * scale));
    }

    /** @param step from one person's line to the next */
    private record Drawing(List<Bar> bars, int from, double scale, double step) {
        void add(int start, int end, double y, boolean outside) {
            if (end > start) {
                bars.add(new Bar(
                        number(LEFT + (start - from) * scale),
                        number(outside ? y + step / 6 : y),
                        number((end - start) * scale),
                        number(step * (outside ? THIN : THICK)),
                        outside));
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
