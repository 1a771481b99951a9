package org.redvest.regions;

import java.util.Comparator;
import java.util.List;
import org.redvest.engine.Position;

/** The border of a county. A point lies inside when a ray from it crosses the rings an odd number of times; so draw it even-odd. */
public record Outline(RegionCode code, Position label, List<List<Position>> rings) {

    public Outline {
        rings = rings.stream().map(List::copyOf).toList();
    }

    public boolean contains(Position point) {
        boolean inside = false;
        for (var ring : rings) {
            for (int i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
                inside ^= crosses(ring.get(before), ring.get(i), point);
            }
        }
        return inside;
    }

    /** The centre of gravity of the largest ring: where a name has most room. */
    public Position middle() {
        var ring = rings.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        double twice = 0;
        double lat = 0;
        double lon = 0;
        for (int i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            var a = ring.get(before);
            var b = ring.get(i);
            double cross = a.lon() * b.lat() - b.lon() * a.lat();
            twice += cross;
            lat += (a.lat() + b.lat()) * cross;
            lon += (a.lon() + b.lon()) * cross;
        }
        return twice == 0 ? label : new Position(lat / (3 * twice), lon / (3 * twice));
    }

    /** How large it looks on a map: degrees of latitude times degrees of longitude of the box round it. */
    double extent() {
        var box = MapBox.round(List.of(this));
        return (box.north() - box.south()) * (box.east() - box.west());
    }

    /** Whether the ray from the point to the east meets this side. */
    private static boolean crosses(Position a, Position b, Position point) {
        return (a.lat() > point.lat()) != (b.lat() > point.lat())
                && point.lon() < a.lon() + (b.lon() - a.lon()) * (point.lat() - a.lat()) / (b.lat() - a.lat());
    }
}
