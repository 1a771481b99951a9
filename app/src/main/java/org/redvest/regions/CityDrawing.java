package org.redvest.regions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.engine.Position;

/**
 * Counties' borders as paths of one drawing, and the way back from a point of it to a position.
 *
 * @param areas the counties, in the order of their outlines
 */
public record CityDrawing(int width, int height, MapProjection projection, List<Area> areas) {

    private static final int WIDTH = 650;
    private static final int MARGIN = 14;
    private static final double GRAIN = 1.5;

    /**
     * One county: where its border runs, and where its name stands.
     *
     * @param label empty where the name has no room
     */
    public record Area(RegionCode county, String path, Optional<MapLabels.LabelSpot> label) {}

    /** Without outlines there is nothing to draw, and the page says so. */
    public static CityDrawing of(List<Outline> outlines) {
        return of(outlines, _ -> "");
    }

    /** @param names of the counties, as short as a map needs them; empty: none is drawn */
    public static CityDrawing of(List<Outline> outlines, Function<RegionCode, String> names) {
        if (outlines.isEmpty()) {
            return new CityDrawing(WIDTH, WIDTH, projection(new MapBox(0, 0, 1, 1)), List.of());
        }
        var projection = projection(MapBox.round(outlines));
        int height = (int) Math.ceil(projection.height()) + 2 * MARGIN;
        var labels = new MapLabels(WIDTH, height, 1).place(outlines, names, projection);
        return new CityDrawing(
                WIDTH,
                height,
                projection,
                outlines.stream()
                        .map(outline -> new Area(
                                outline.code(),
                                projection.path(outline, GRAIN),
                                Optional.ofNullable(labels.get(outline.code()))))
                        .toList());
    }

    private static MapProjection projection(MapBox box) {
        return new MapProjection(box, MARGIN, MARGIN, WIDTH - 2.0 * MARGIN, Double.MAX_VALUE);
    }

    public boolean isEmpty() {
        return areas.isEmpty();
    }

    /** Whether the name of each county stands on the map. */
    public boolean namesAll() {
        return areas.stream().allMatch(area -> area.label().isPresent());
    }

    public double x(Position point) {
        return projection.x(point);
    }

    public double y(Position point) {
        return projection.y(point);
    }

    /** Where a click on the drawing points to. */
    public Position at(double x, double y) {
        return projection.at(x, y);
    }
}
