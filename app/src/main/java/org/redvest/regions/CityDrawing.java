package org.redvest.regions;

import java.util.List;
import java.util.Locale;
import org.redvest.engine.Position;

/**
 * Counties' borders as paths of one drawing, and the way back from a point of it to a position. Plate carrée with the right shape at
 * the middle latitude: a city is small enough.
 *
 * @param areas the counties, in the order of their outlines
 */
public record CityDrawing(int width, int height, Box box, List<Area> areas) {

    private static final int WIDTH = 650;
    private static final int MARGIN = 14;

    /** Points closer than this are drawn as one: half the bytes, the same picture. */
    private static final double GRAIN = 1.5;

    /** One county: where its border runs, and where its name stands. */
    public record Area(RegionCode county, String path, int x, int y) {}

    /** South, west, north, east. */
    public record Box(double south, double west, double north, double east) {

        static Box round(List<Outline> outlines) {
            var points = outlines.stream()
                    .flatMap(outline -> outline.rings().stream())
                    .flatMap(List::stream)
                    .toList();
            var lat = points.stream().mapToDouble(Position::lat).summaryStatistics();
            var lon = points.stream().mapToDouble(Position::lon).summaryStatistics();
            return new Box(lat.getMin(), lon.getMin(), lat.getMax(), lon.getMax());
        }

        double shrink() {
            return Math.cos(Math.toRadians((north + south) / 2));
        }

        double scale() {
            return (WIDTH - 2.0 * MARGIN) / ((east - west) * shrink());
        }
    }

    /** Without outlines there is nothing to draw, and the page says so. */
    public static CityDrawing of(List<Outline> outlines) {
        if (outlines.isEmpty()) {
            return new CityDrawing(WIDTH, WIDTH, new Box(0, 0, 1, 1), List.of());
        }
        var box = Box.round(outlines);
        int height = (int) Math.ceil((box.north - box.south) * box.scale()) + 2 * MARGIN;
        return new CityDrawing(
                WIDTH,
                height,
                box,
                outlines.stream().map(outline -> area(outline, box)).toList());
    }

    public boolean isEmpty() {
        return areas.isEmpty();
    }

    public double x(Position point) {
        return x(point, box);
    }

    public double y(Position point) {
        return y(point, box);
    }

    /** Where a click on the drawing points to. */
    public Position at(double x, double y) {
        return new Position(
                rounded(box.north - (y - MARGIN) / box.scale()),
                rounded(box.west + (x - MARGIN) / (box.shrink() * box.scale())));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private static double x(Position point, Box box) {
        return MARGIN + (point.lon() - box.west) * box.shrink() * box.scale();
    }

    private static double y(Position point, Box box) {
        return MARGIN + (box.north - point.lat()) * box.scale();
    }

    private static Area area(Outline outline, Box box) {
        var path = new StringBuilder();
        outline.rings().forEach(ring -> path.append(path(ring, box)));
        var middle = outline.middle();
        return new Area(outline.code(), path.toString(), (int) x(middle, box), (int) y(middle, box));
    }

    private static String path(List<Position> ring, Box box) {
        var path = new StringBuilder();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (var point : ring) {
            double x = Math.rint(x(point, box) / GRAIN) * GRAIN;
            double y = Math.rint(y(point, box) / GRAIN) * GRAIN;
            if (x != lastX || y != lastY) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(shortest(x))
                        .append(' ')
                        .append(shortest(y));
            }
            lastX = x;
            lastY = y;
        }
        return path.append('Z').toString();
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
