package org.redvest.dispatch.board;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.redvest.regions.CityDrawing;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;

/** Where people are missing: the counties' borders, and a circle with the number for each place that has shifts. */
public record BoardMap(CityDrawing drawing, List<Pin> pins) {

    /** @param asked whether people are being asked for all who are missing */
    public record Pin(Region place, int x, int y, int missing, boolean asked) {

        public int radius() {
            return missing == 0 ? 6 : missing < 100 ? 18 : 22;
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
                .toList();
        return new BoardMap(drawing, pins);
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
