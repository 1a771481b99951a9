package org.redvest.dispatch.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;

/** Where people are missing: the counties' borders, and a circle with the number for each place that has shifts. */
public record BoardMap(CityDrawing drawing, List<Pin> pins) {

    private static final int ROUNDS = 8;

    /** Circles may overlap by so much and both be read. */
    private static final int OVERLAP = 4;

    /** @param asked whether people are being asked for all who are missing */
    public record Pin(Region place, int x, int y, int missing, boolean asked) {

        public int radius() {
            return missing == 0 ? 6 : missing < 10 ? 14 : missing < 100 ? 18 : 22;
        }

        private Pin by(double right, double down) {
            return new Pin(place, (int) Math.round(x + right), (int) Math.round(y + down), missing, asked);
        }

        /** {@code act}, {@code watch} or {@code calm}. */
        public String tone() {
            return missing == 0 ? "calm" : asked ? "watch" : "act";
        }
    }

    private record Sums(int missing, int asked) {}

    static BoardMap of(RegionCode region, List<BoardCell> cells, List<Region> places, Regions regions) {
        var outlines = region.equals(region.city())
                ? regions.outlines()
                : regions.outline(region.county()).stream().toList();
        var drawing = CityDrawing.of(outlines);
        var sums = new HashMap<RegionCode, Sums>();
        cells.forEach(cell -> sums.merge(
                cell.place(),
                new Sums(cell.missing(), cell.asked()),
                (a, b) -> new Sums(a.missing + b.missing, a.asked + b.asked)));
        var pins = places.stream()
                .filter(place -> sums.containsKey(place.code()))
                .map(place -> pin(place, Objects.requireNonNull(sums.get(place.code())), drawing, regions))
                // The smaller ones are drawn last, over the larger.
                .sorted(Comparator.comparingInt(pin -> -pin.radius()))
                .toList();
        return new BoardMap(drawing, apart(pins));
    }

    /** Circles whose numbers would hide each other are pushed apart, each by as much as the other. */
    private static List<Pin> apart(List<Pin> pins) {
        var moved = new ArrayList<>(pins);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < moved.size(); i++) {
                for (int j = i + 1; j < moved.size(); j++) {
                    var one = moved.get(i);
                    var other = moved.get(j);
                    double dx = other.x - one.x;
                    double dy = other.y - one.y;
                    double between = Math.hypot(dx, dy);
                    double lacking = one.radius() + other.radius() - OVERLAP - between;
                    if (lacking > 0) {
                        double step = lacking / 2 + 0.5;
                        double ux = between == 0 ? 1 : dx / between;
                        double uy = between == 0 ? 0 : dy / between;
                        moved.set(i, one.by(-ux * step, -uy * step));
                        moved.set(j, other.by(ux * step, uy * step));
                    }
                }
            }
        }
        return List.copyOf(moved);
    }

    private static Pin pin(Region place, Sums sums, CityDrawing drawing, Regions regions) {
        var centre = regions.centre(place.code());
        return new Pin(
                place,
                (int) Math.round(drawing.x(centre)),
                (int) Math.round(drawing.y(centre)),
                sums.missing,
                sums.asked == sums.missing);
    }
}
