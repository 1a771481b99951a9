package org.redvest.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.engine.Position;
import org.redvest.regions.Outline;
import org.redvest.regions.RegionCode;
import org.redvest.web.Text;

/**
 * The counties' borders as paths of one drawing, the small districts of the city once more and larger in a corner that is
 * free. Geometry only: what the counties are shaded by comes with each page.
 */
public record CountyMap(
        int width, int height, List<Area> areas, List<Area> enlarged, String lead, int captionX, int captionY) {

    /** Where no outlines were imported: the table stands alone. */
    static final CountyMap NONE = new CountyMap(1, 1, List.of(), List.of(), "", 0, 0);

    private static final int WIDTH = 650;
    private static final int MARGIN = 14;
    private static final int INSET = 200;
    private static final int CAPTION = 26;

    /** One county: where its border runs, and where its name stands. */
    public record Area(RegionCode county, String path, int x, int y) {}

    static CountyMap of(List<Outline> outlines, Function<RegionCode, String> names) {
        var frame = Box.round(outlines);
        var main = new Projection(frame, MARGIN, MARGIN, WIDTH - 2.0 * MARGIN, Double.MAX_VALUE);
        var height = (int) Math.ceil(main.height()) + 2 * MARGIN;
        var districts = outlines.stream()
                .filter(outline -> names.apply(outline.code()).endsWith("区"))
                .toList();
        var areas = outlines.stream().map(outline -> area(outline, main, 1.5)).toList();
        if (districts.isEmpty() || districts.size() == outlines.size()) {
            return new CountyMap(WIDTH, height, areas, List.of(), "", 0, 0);
        }
        var corner = freePlace(outlines, main, height);
        var inset = new Projection(Box.round(districts), corner[0], corner[1], INSET, INSET);
        var enlarged =
                districts.stream().map(outline -> area(outline, inset, 1)).toList();
        return new CountyMap(
                Math.max(WIDTH, (int) (corner[0] + INSET + MARGIN)),
                height,
                areas,
                enlarged,
                main.rectangle(Box.round(districts)),
                (int) corner[0] + INSET / 2,
                (int) corner[1] - 8);
    }

    /** The place nearest to the lower right corner that no border touches; beside the map where there is none. */
    private static double[] freePlace(List<Outline> outlines, Projection main, int height) {
        var borders = outlines.stream()
                .flatMap(outline -> outline.rings().stream())
                .flatMap(List::stream)
                .map(point -> new double[] {main.x(point), main.y(point)})
                .toList();
        for (double x = WIDTH - INSET - 4.0; x > 0; x -= 12) {
            for (double y = height - INSET - 4.0; y > CAPTION; y -= 12) {
                if (free(borders, x, y)) {
                    return new double[] {x, y};
                }
            }
        }
        return new double[] {WIDTH + MARGIN, 2.0 * CAPTION};
    }

    private static boolean free(List<double[]> borders, double x, double y) {
        return borders.stream()
                .noneMatch(point -> point[0] > x - 6
                        && point[0] < x + INSET + 6
                        && point[1] > y - CAPTION
                        && point[1] < y + INSET + 6);
    }

    private static Area area(Outline outline, Projection projection, double grain) {
        var path = outline.rings().stream()
                .map(ring -> projection.path(ring, grain))
                .collect(Collectors.joining());
        var middle = outline.middle();
        return new Area(outline.code(), path, (int) projection.x(middle), (int) projection.y(middle));
    }

    /** South, west, north, east. */
    private record Box(double south, double west, double north, double east) {
        static Box round(List<Outline> outlines) {
            var points = outlines.stream()
                    .flatMap(outline -> outline.rings().stream())
                    .flatMap(List::stream)
                    .toList();
            var lat = points.stream().mapToDouble(Position::lat).summaryStatistics();
            var lon = points.stream().mapToDouble(Position::lon).summaryStatistics();
            return new Box(lat.getMin(), lon.getMin(), lat.getMax(), lon.getMax());
        }
    }

    /** Plate carrée with the right shape at the middle latitude: a city is small enough. */
    private record Projection(Box box, double left, double top, double width, double highest) {
        private double scale() {
            return Math.min(width / ((box.east - box.west) * shrink()), highest / (box.north - box.south));
        }

        private double shrink() {
            return Math.cos(Math.toRadians((box.north + box.south) / 2));
        }

        double height() {
            return (box.north - box.south) * scale();
        }

        double x(Position point) {
            return left + (point.lon() - box.west) * shrink() * scale();
        }

        double y(Position point) {
            return top + (box.north - point.lat()) * scale();
        }

        /** Points closer than the grain are drawn as one: half the bytes, the same picture. */
        String path(List<Position> ring, double grain) {
            var path = new StringBuilder();
            double lastX = Double.NaN;
            double lastY = Double.NaN;
            for (var point : ring) {
                double x = Math.rint(x(point) / grain) * grain;
                double y = Math.rint(y(point) / grain) * grain;
                if (x != lastX || y != lastY) {
                    path.append(path.isEmpty() ? 'M' : 'L')
                            .append(short1(x))
                            .append(' ')
                            .append(short1(y));
                }
                lastX = x;
                lastY = y;
            }
            return path.append('Z').toString();
        }

        String rectangle(Box inner) {
            var northWest = new Position(inner.north, inner.west);
            var southEast = new Position(inner.south, inner.east);
            return "M%d %dH%dV%dH%dZ"
                    .formatted(
                            (int) x(northWest) - 3,
                            (int) y(northWest) - 3,
                            (int) x(southEast) + 3,
                            (int) y(southEast) + 3,
                            (int) x(northWest) - 3);
        }

        private static String short1(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
        }
    }

    /** Five shades by quantiles of what is there, so that each shade has about as many counties. */
    public record Shades(List<Long> steps) {
        static Shades of(Map<RegionCode, Long> values) {
            var sorted =
                    values.values().stream().filter(value -> value > 0).sorted().toList();
            var steps = new ArrayList<Long>();
            for (int fifth = 1; fifth < 5 && !sorted.isEmpty(); fifth++) {
                steps.add(sorted.get(Math.min(sorted.size() - 1, fifth * sorted.size() / 5)));
            }
            return new Shades(steps.stream().distinct().sorted().toList());
        }

        public int of(long value) {
            return 1 + (int) steps.stream().filter(step -> value >= step).count();
        }

        /** A shade that is neither the first nor the last: 37–46, or 37 alone. */
        public String between(Text text, int shade) {
            var from = steps.get(shade - 2);
            var to = steps.get(shade - 1) - 1;
            return from == to ? text.number(from) : text.number(from) + "–" + text.number(to);
        }
    }
}
