package org.redvest.dispatch.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.redvest.regions.MapBox;
import org.redvest.regions.MapProjection;
import org.redvest.regions.Regions;

/**
 * The point of a call and the rings around it, with borders and townships to know it by. No person's home is on it.
 *
 * @param paths the borders of the counties
 * @param rings those that were asked, the widest first
 */
public record RingMap(List<String> paths, List<RingDrawn> rings, List<MapName> names, int x, int y) {

    public static final int WIDTH = 650;
    public static final int HEIGHT = 400;

    private static final double KM_PER_DEGREE = 111.195;
    private static final double BEYOND = 1.3;
    private static final double LEAST_KM = 2;
    private static final double GRAIN = 1.5;

    public record RingDrawn(int kilometres, double radius, boolean last) {}

    public record MapName(String name, int x, int y) {

        private static final int WIDE = 90;
        private static final int HIGH = 20;

        boolean covers(MapName other) {
            return Math.abs(x - other.x) < WIDE && Math.abs(y - other.y) < HIGH;
        }
    }

    static RingMap of(EmergencyCall call, Regions regions) {
        var point = call.point();
        double degrees = Math.max(LEAST_KM, call.ringKilometres() * BEYOND) / KM_PER_DEGREE;
        double across = degrees * WIDTH / HEIGHT / Math.cos(Math.toRadians(point.lat()));
        var box = new MapBox(point.lat() - degrees, point.lon() - across, point.lat() + degrees, point.lon() + across);
        var projection = new MapProjection(box, 0, 0, WIDTH, HEIGHT);
        double perKm = HEIGHT / (2 * degrees * KM_PER_DEGREE);
        var rings = new ArrayList<RingDrawn>();
        for (int ring = call.ring(); ring >= 0; ring--) {
            int km = EmergencyCall.RINGS_KM.get(ring);
            rings.add(new RingDrawn(km, Math.round(km * perKm), ring == call.ring()));
        }
        return new RingMap(
                regions.outlines().stream()
                        .map(outline -> projection.path(outline, GRAIN))
                        .toList(),
                rings,
                names(call, regions, projection),
                (int) Math.round(projection.x(point)),
                (int) Math.round(projection.y(point)));
    }

    private static List<MapName> names(EmergencyCall call, Regions regions, MapProjection projection) {
        var names = new ArrayList<MapName>();
        regions.children(call.region().county()).stream()
                .flatMap(township -> drawn(township.name(), township.centre(), projection))
                .forEach(name -> {
                    if (names.stream().noneMatch(name::covers)) {
                        names.add(name);
                    }
                });
        return names;
    }

    private static Stream<MapName> drawn(String name, Position at, MapProjection projection) {
        int x = (int) Math.round(projection.x(at));
        int y = (int) Math.round(projection.y(at));
        boolean visible = x > 30 && x < WIDTH - 30 && y > 15 && y < HEIGHT - 5;
        return visible ? Stream.of(new MapName(name, x, y)) : Stream.empty();
    }
}
