package org.redvest.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Gap over time, both in powers of ten, a line for each peer; of the first seed, for lines of several would hide each other. */
record Chart(List<Run> runs, String title) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 56;
    private static final int BOTTOM = 50;
    private static final double LEAST_GAP = 1e-7;
    private static final double LEAST_SECONDS = 0.01;
    private static final List<String> COLOURS =
            List.of("#c8102e", "#1f6feb", "#2e7d32", "#8e44ad", "#b8860b", "#555555", "#008b8b");

    String svg() {
        var first = runs.stream()
                .filter(run -> run.seed() == runs.getFirst().seed())
                .filter(run -> !run.trace().isEmpty())
                .toList();
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
                        + "<text x=\"%d\" y=\"22\" font-size=\"14\">Gap to the proven bound over time</text>\n"
                        + "<text x=\"%d\" y=\"42\" fill=\"#555\">%s</text>\n",
                WIDTH,
                HEIGHT,
                LEFT,
                LEFT,
                title.replace("&", "&amp;").replace("<", "&lt;")));
        var scale = Scale.of(first);
        scale.axes(svg);
        for (int i = 0; i < first.size(); i++) {
            line(first.get(i), COLOURS.get(i % COLOURS.size()), i, scale, svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void line(Run run, String colour, int row, Scale scale, StringBuilder svg) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        var before = Double.NaN;
        for (var point : run.trace()) {
            if (!Double.isNaN(before)) {
                svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", scale.x(point.seconds()), before));
            }
            before = scale.y(point.gap());
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", scale.x(point.seconds()), before));
        }
        svg.append(String.format(
                Locale.ROOT,
                "%.1f,%.1f\"/>\n",
                scale.x(Math.max(run.seconds().solve(), run.trace().getLast().seconds())),
                before));
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n",
                scale.x(run.trace().getLast().seconds()),
                before,
                colour,
                WIDTH - RIGHT + 12,
                TOP + 16 + 18 * row,
                colour,
                run.peer()));
    }

    /** Powers of ten, from and to. */
    private record Scale(int fromSeconds, int toSeconds, int fromGap, int toGap) {

        static Scale of(List<Run> runs) {
            var seconds = runs.stream()
                    .flatMapToDouble(run -> DoubleStream.concat(
                            DoubleStream.of(run.seconds().solve()),
                            run.trace().stream().mapToDouble(Run.Point::seconds)))
                    .map(s -> Math.max(s, LEAST_SECONDS))
                    .summaryStatistics();
            var gaps = runs.stream()
                    .flatMap(run -> run.trace().stream())
                    .mapToDouble(point -> Math.max(point.gap(), LEAST_GAP))
                    .summaryStatistics();
            return new Scale(
                    floor(seconds.getMin()),
                    floor(seconds.getMax()) + 1,
                    floor(gaps.getMin()),
                    floor(gaps.getMax()) + 1);
        }

        private static int floor(double value) {
            return Double.isInfinite(value) ? 0 : (int) Math.floor(Math.log10(value));
        }

        double x(double seconds) {
            var share = (Math.log10(Math.max(seconds, LEAST_SECONDS)) - fromSeconds) / (toSeconds - fromSeconds);
            return LEFT + share * (WIDTH - LEFT - RIGHT);
        }

        double y(double gap) {
            var share = (Math.log10(Math.max(gap, LEAST_GAP)) - fromGap) / (toGap - fromGap);
            return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
        }

        void axes(StringBuilder svg) {
            for (int power = fromSeconds; power <= toSeconds; power++) {
                var x = x(Math.pow(10, power));
                svg.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s s</text>\n",
                        x,
                        TOP,
                        HEIGHT - BOTTOM,
                        x,
                        HEIGHT - BOTTOM + 18,
                        plain(power)));
            }
            for (int power = fromGap; power <= toGap; power++) {
                var y = y(Math.pow(10, power));
                svg.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s %%</text>\n",
                        LEFT,
                        y,
                        WIDTH - RIGHT,
                        LEFT - 6,
                        y + 4,
                        plain(power + 2)));
            }
        }

        private static String plain(int power) {
            return new java.math.BigDecimal(java.math.BigInteger.ONE, -power).toPlainString();
        }
    }
}
