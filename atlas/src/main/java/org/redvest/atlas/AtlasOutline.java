package org.redvest.atlas;

import java.util.List;

/**
 * The border of a county, in GCJ-02 as it was published.
 *
 * @param label where its name is written
 * @param rings closed, to be drawn even-odd
 */
public record AtlasOutline(String county, Point label, List<List<Point>> rings) {

    public AtlasOutline {
        rings = rings.stream().map(List::copyOf).toList();
    }

    /** Degrees in GCJ-02. */
    public record Point(double lat, double lon) {}
}
