package org.redvest.atlas;

import java.util.ArrayList;
import java.util.List;
import org.redvest.atlas.AtlasOutline.Point;

/**
 * A city's outlines as numbers of seven bits a byte, signs folded in (zigzag): the number of counties; of each its last two digits,
 * its label in millionths of a degree, its rings; of each ring the number of points, and of each point the step from the one before
 * in 1024ths of a degree.
 */
final class OutlineBytes {

    private static final double GRID = 1024;
    private static final double MILLION = 1e6;

    private final byte[] block;
    private int at;
    private long lon;
    private long lat;

    private OutlineBytes(byte[] block) {
        this.block = block;
    }

    static List<AtlasOutline> read(String city, byte[] block) {
        var reading = new OutlineBytes(block);
        var outlines = new ArrayList<AtlasOutline>();
        for (long left = reading.next(); left > 0; left--) {
            outlines.add(reading.outline(city));
        }
        return outlines;
    }

    private AtlasOutline outline(String city) {
        var county = city + "%02d".formatted(next());
        double labelLon = next() / MILLION;
        var label = new Point(next() / MILLION, labelLon);
        var rings = new ArrayList<List<Point>>();
        lon = 0;
        lat = 0;
        for (long left = next(); left > 0; left--) {
            rings.add(ring());
        }
        return new AtlasOutline(county, label, rings);
    }

    private List<Point> ring() {
        var ring = new ArrayList<Point>();
        for (long left = next(); left > 0; left--) {
            lon += next();
            lat += next();
            ring.add(new Point(lat / GRID, lon / GRID));
        }
        return ring;
    }

    private long next() {
        long folded = 0;
        int shift = 0;
        byte part;
        do {
            part = block[at++];
            folded |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return (folded >>> 1) ^ -(folded & 1);
    }
}
