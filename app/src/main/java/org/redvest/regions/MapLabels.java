package org.redvest.regions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds room for the names on a map, one after the other: at the middle of the county where that lies inside it, else near it and inside. A name
 * without room is left out, for the list beside the map has it. Names are measured as a telephone shows them, where they are largest.
 */
public final class MapLabels {

    /** Height of a letter of {@code map__name} on a telephone, in units of the drawing. */
    private static final int LETTER = 23;

    /** From a name to the figure below it. */
    private static final int LINE = 19;

    private static final int RINGS = 9;
    private static final int STEP = 11;
    private static final int DIRECTIONS = 16;

    private final int width;
    private final int height;
    private final int lines;
    private final List<Box> taken = new ArrayList<>();

    /** @param lines of text at each place: a name alone, or a name with a figure below it */
    public MapLabels(int width, int height, int lines) {
        this.width = width;
        this.height = height;
        this.lines = lines;
    }

    /** The point below the middle of a name. */
    public record LabelSpot(int x, int y) {}

    /** Large counties choose first; a small one between them finds its own room, or none. Empty names are not drawn. */
    public Map<RegionCode, LabelSpot> place(
            List<Outline> outlines, Function<RegionCode, String> names, MapProjection projection) {
        var spots = new HashMap<RegionCode, LabelSpot>();
        outlines.stream()
                .filter(outline -> !names.apply(outline.code()).isEmpty())
                .sorted(Comparator.comparingDouble(Outline::extent).reversed())
                .forEach(outline -> place(outline, names.apply(outline.code()), projection)
                        .ifPresent(spot -> spots.put(outline.code(), spot)));
        return spots;
    }

    private Optional<LabelSpot> place(Outline outline, String name, MapProjection projection) {
        var middle = outline.middle();
        double x = projection.x(middle);
        double y = projection.y(middle);
        for (int ring = 0; ring <= RINGS; ring++) {
            for (int direction = 0; direction < (ring == 0 ? 1 : DIRECTIONS); direction++) {
                double angle = 2 * Math.PI * direction / DIRECTIONS;
                var spot = new LabelSpot(
                        (int) (x + ring * STEP * Math.cos(angle)), (int) (y + ring * STEP * Math.sin(angle)));
                var box = Box.of(spot, name.length(), lines);
                if (isFree(box) && outline.contains(projection.at(spot.x(), spot.y()))) {
                    taken.add(box);
                    return Optional.of(spot);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Box box) {
        return box.left >= 0
                && box.right <= width
                && box.top >= 0
                && box.bottom <= height
                && taken.stream().noneMatch(box::meets);
    }

    private record Box(double left, double top, double right, double bottom) {

        static Box of(LabelSpot spot, int letters, int lines) {
            double half = LETTER * letters / 2.0;
            return new Box(spot.x() - half, spot.y() - LETTER, spot.x() + half, spot.y() + 4 + (lines - 1) * LINE);
        }

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
