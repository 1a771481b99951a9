package org.redvest.regions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.redvest.engine.Position;

/**
 * From degrees to points of a drawing and back. Plate carrée with the right shape at the middle latitude: a city is small enough.
 *
 * @param highest the drawing is made smaller where it would be higher than this
 */
public record MapProjection(MapBox box, double left, double top, double width, double highest) {

    public double height() {
        return (box.north() - box.south()) * scale();
    }

    public double x(Position point) {
        return left + (point.lon() - box.west()) * shrink() * scale();
    }

    public double y(Position point) {
        return top + (box.north() - point.lat()) * scale();
    }

    /** Where a point of the drawing lies, to five decimals: a metre. */
    public Position at(double x, double y) {
        return new Position(
                rounded(box.north() - (y - top) / scale()), rounded(box.west() + (x - left) / (shrink() * scale())));
    }

    /** All rings as one path, to be drawn even-odd. Points closer than the grain are drawn as one: half the bytes, the same picture. */
    public String path(Outline outline, double grain) {
        return outline.rings().stream().map(ring -> path(ring, grain)).collect(Collectors.joining());
    }

    private String path(List<Position> ring, double grain) {
        var path = new StringBuilder();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (var point : ring) {
            double x = Math.rint(x(point) / grain) * grain;
            double y = Math.rint(y(point) / grain) * grain;
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

    private double scale() {
        return Math.min(width / ((box.east() - box.west()) * shrink()), highest / (box.north() - box.south()));
    }

    private double shrink() {
        return Math.cos(Math.toRadians((box.north() + box.south()) / 2));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
