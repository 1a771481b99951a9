package org.redvest.regions;

import java.util.List;
import org.redvest.engine.Position;

/** The degrees that a map reaches to: south, west, north, east. */
public record MapBox(double south, double west, double north, double east) {

    public static MapBox round(List<Outline> outlines) {
        var points = outlines.stream()
                .flatMap(outline -> outline.rings().stream())
                .flatMap(List::stream)
                .toList();
        var lat = points.stream().mapToDouble(Position::lat).summaryStatistics();
        var lon = points.stream().mapToDouble(Position::lon).summaryStatistics();
        return new MapBox(lat.getMin(), lon.getMin(), lat.getMax(), lon.getMax());
    }
}
