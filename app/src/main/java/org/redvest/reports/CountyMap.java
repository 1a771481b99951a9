package org.redvest.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.engine.Position;
import org.redvest.regions.MapBox;
import org.redvest.regions.MapLabels;
import org.redvest.regions.MapProjection;
import org.redvest.regions.Outline;
import org.redvest.regions.RegionCode;
import org.redvest.web.Text;

/**
 * The counties' borders as paths of one drawing, the small districts of the city once more and larger in a corner that is
 * free. Geometry only: what the counties are shaded by comes with each page.
 */
public record CountyMap(
        int width,
        int height,
        List<CountyArea> areas,
        List<CountyArea> enlarged,
        String lead,
        int captionX,
        int captionY) {

    /** Where no outlines were imported: the table stands alone. */
    static final CountyMap NONE = new CountyMap(1, 1, List.of(), List.of(), "", 0, 0);

    private static final int WIDTH = 650;
    private static final int MARGIN = 14;
    private static final int INSET = 200;
    private static final int CAPTION = 26;
    private static final double GRAIN = 1.5;

    /** A name, and a figure below it. */
    private static final int LINES = 2;

    /**
     * One county: where its border runs, and where its name stands.
     *
     * @param label empty where the name has no room
     */
    public record CountyArea(RegionCode county, String path, Optional<MapLabels.LabelSpot> label) {}

    static CountyMap of(List<Outline> outlines, Function<RegionCode, String> names) {
        var frame = MapBox.round(outlines);
        var main = new MapProjection(frame, MARGIN, MARGIN, WIDTH - 2.0 * MARGIN, Double.MAX_VALUE);
        var height = (int) Math.ceil(main.height()) + 2 * MARGIN;
        var districts = outlines.stream()
                .filter(outline -> names.apply(outline.code()).endsWith("区"))
                .toList();
        if (districts.isEmpty() || districts.size() == outlines.size()) {
            var room = new MapLabels(WIDTH, height, LINES);
            var areas = areas(outlines, outlines, names, main, room, GRAIN);
            return new CountyMap(WIDTH, height, areas, List.of(), "", 0, 0);
        }
        var corner = freePlace(outlines, main, height);
        var inset = new MapProjection(MapBox.round(districts), corner[0], corner[1], INSET, INSET);
        int width = Math.max(WIDTH, (int) (corner[0] + INSET + MARGIN));
        var room = new MapLabels(width, height, LINES);
        var enlarged = areas(districts, districts, names, inset, room, 1);
        var others = outlines.stream()
                .filter(outline -> !districts.contains(outline))
                .toList();
        return new CountyMap(
                width,
                height,
                areas(outlines, others, names, main, room, GRAIN),
                enlarged,
                rectangle(main, MapBox.round(districts)),
                (int) corner[0] + INSET / 2,
                (int) corner[1] - 8);
    }

    /** The place nearest to the lower right corner that no border touches; beside the map where there is none. */
    private static double[] freePlace(List<Outline> outlines, MapProjection main, int height) {
        var borders = outlines.stream()
                .flatMap(outline -> outline.rings().stream())
                .flatMap(List::stream)
                .map(point -> new double[] {main.x(point), main.y(point)})
                .toList();
        for (double x = WIDTH - INSET - 4.0; x > 0; x -= 12) {
            for (double y = height - INSET - 4.0; y > CAPTION; y -= 12) {
                if (free(borders, x, y)) {
                    return new double[] {x, y};
                }
            }
        }
        return new double[] {WIDTH + MARGIN, 2.0 * CAPTION};
    }

    private static boolean free(List<double[]> borders, double x, double y) {
        return borders.stream()
                .noneMatch(point -> point[0] > x - 6
                        && point[0] < x + INSET + 6
                        && point[1] > y - CAPTION
                        && point[1] < y + INSET + 6);
    }

    /**
     * Those that have no room for a name and a figure show both in the table beside the map.
     *
     * @param named those of the outlines whose name stands here and not in the corner
     */
    private static List<CountyArea> areas(
            List<Outline> outlines,
            List<Outline> named,
            Function<RegionCode, String> names,
            MapProjection projection,
            MapLabels room,
            double grain) {
        var labels = room.place(named, names, projection);
        return outlines.stream()
                .map(outline -> new CountyArea(
                        outline.code(),
                        projection.path(outline, grain),
                        Optional.ofNullable(labels.get(outline.code()))))
                .toList();
    }

    /** A frame round the districts, three pixels wider than they are. */
    private static String rectangle(MapProjection projection, MapBox inner) {
        var northWest = new Position(inner.north(), inner.west());
        var southEast = new Position(inner.south(), inner.east());
        return "M%d %dH%dV%dH%dZ"
                .formatted(
                        (int) projection.x(northWest) - 3,
                        (int) projection.y(northWest) - 3,
                        (int) projection.x(southEast) + 3,
                        (int) projection.y(southEast) + 3,
                        (int) projection.x(northWest) - 3);
    }

    /** Five shades by quantiles of what is there, so that each shade has about as many counties. */
    public record Shades(List<Long> steps) {
        static Shades of(Map<RegionCode, Long> values) {
            var sorted =
                    values.values().stream().filter(value -> value > 0).sorted().toList();
            var steps = new ArrayList<Long>();
            for (int fifth = 1; fifth < 5 && !sorted.isEmpty(); fifth++) {
                steps.add(sorted.get(Math.min(sorted.size() - 1, fifth * sorted.size() / 5)));
            }
            return new Shades(steps.stream().distinct().sorted().toList());
        }

        public int of(long value) {
            return 1 + (int) steps.stream().filter(step -> value >= step).count();
        }

        /** A shade that is neither the first nor the last: 37–46, or 37 alone. */
        public String between(Text text, int shade) {
            var from = steps.get(shade - 2);
            var to = steps.get(shade - 1) - 1;
            return from == to ? text.number(from) : text.number(from) + "–" + text.number(to);
        }
    }
}
