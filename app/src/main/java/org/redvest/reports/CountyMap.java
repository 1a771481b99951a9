package org.redvest.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.regions.Outline;
import org.redvest.regions.Position;
import org.redvest.regions.RegionCode;

/**
 * The counties' borders as paths of one drawing, the small districts of the city once more and larger in a corner that is
 * free. Geometry only: what the counties are shaded by comes with each page.
 */
public record CountyMap(int width, int height, List<Area> areas, List<Area> enlarged, String lead, int captionX, int captionY) {

    private static final int WIDTH = 650;
    private static final int MARGIN = 14;
    private static final int INSET = 236;

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
        var corner = freeCorner(outlines, main, height);
        var inset = new Projection(Box.round(districts), corner[0], corner[1], INSET, INSET - 20.0);
        var enlarged = districts.stream().map(outline -> area(outline, inset, 1)).toList();
        return new CountyMap(
                Math.max(WIDTH, (int) (corner[0] + INSET + MARGIN)),
                height,
                areas,
                enlarged,
                main.rectangle(Box.round(districts)),
                (int) corner[0] + INSET / 2,
                (int) corner[1] - 8);
    }

    /** The corner in which the fewest border points lie; beside the map where none is free. */
    private static double[] freeCorner(List<Outline> outlines, Projection main, int height) {
        var candidates = List.of(
                new double[] {WIDTH - INSET - MARGIN, height - INSET},
                new double[] {MARGIN, height - INSET},
                new double[] {WIDTH - INSET - MARGIN, 3.0 * MARGIN},
                new double[] {MARGIN, 3.0 * MARGIN});
        var best = candidates.stream()
                .min(Comparator.comparingLong(corner -> pointsIn(corner, outlines, main)))
                .orElseThrow();
        return pointsIn(best, outlines, main) <= 12 ? best : new double[] {WIDTH + MARGIN, 3.0 * MARGIN};
    }

    private static long pointsIn(double[] corner, List<Outline> outlines, Projection main) {
        return outlines.stream()
                .flatMap(outline -> outline.rings().stream())
                .flatMap(List::stream)
                .filter(point -> main.x(point) > corner[0]
                        && main.x(point) < corner[0] + INSET
                        && main.y(point) > corner[1] - 20
                        && main.y(point) < corner[1] + INSET)
                .count();
    }

    private static Area area(Outline outline, Projection projection, double grain) {
        var path = outline.rings().stream()
                .map(ring -> projection.path(ring, grain))
                .collect(Collectors.joining());
        return new Area(
                outline.code(), path, (int) projection.x(outline.label()), (int) projection.y(outline.label()));
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
                    path.append(path.isEmpty() ? 'M' : 'L').append(short1(x)).append(' ').append(short1(y));
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
            var sorted = values.values().stream().filter(value -> value > 0).sorted().toList();
            var steps = new ArrayList<Long>();
            for (int fifth = 1; fifth < 5 && !sorted.isEmpty(); fifth++) {
                steps.add(sorted.get(Math.min(sorted.size() - 1, fifth * sorted.size() / 5)));
            }
            return new Shades(steps.stream().distinct().sorted().toList());
        }

        public int of(long value) {
            return 1 + (int) steps.stream().filter(step -> value >= step).count();
        }

        public boolean dark(long value) {
            return of(value) >= 4;
        }
    }
}
