package org.redvest.scale;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.engine.Position;
import org.redvest.engine.Volunteer;

/** How near to the border of their region people live: an estimate on a grid, by the nearest cell in which people of another region do. */
final class Borderland {
    private static final double CELL_DEGREES = 0.03;
    /** Beyond so many cells, some 17 km, a border does not matter. */
    private static final int FAR = 5;

    private static final BitSet NOBODY = new BitSet();

    private final Map<Long, BitSet> regionsIn = new HashMap<>();

    Borderland(List<List<Volunteer>> regions) {
        for (int r = 0; r < regions.size(); r++) {
            for (var volunteer : regions.get(r)) {
                regionsIn
                        .computeIfAbsent(cell(volunteer.home(), 0, 0), _ -> new BitSet())
                        .set(r);
            }
        }
    }

    /** 1 where the border is far, doubled with each cell that it is nearer. */
    int weight(Volunteer volunteer) {
        var seen = new BitSet();
        for (int ring = 0; ring < FAR; ring++) {
            look(volunteer.home(), ring, seen);
            if (seen.cardinality() > 1) {
                return 1 << (FAR - ring);
            }
        }
        return 1;
    }

    private void look(Position home, int ring, BitSet seen) {
        for (int i = -ring; i <= ring; i++) {
            for (int j = -ring; j <= ring; j++) {
                if (Math.max(Math.abs(i), Math.abs(j)) == ring) {
                    seen.or(regionsIn.getOrDefault(cell(home, i, j), NOBODY));
                }
            }
        }
    }

    private static long cell(Position home, int rows, int columns) {
        long row = (long) Math.floor(home.lat() / CELL_DEGREES) + rows;
        long column = (long) Math.floor(home.lon() / CELL_DEGREES) + columns;
        return (row << 32) ^ (column & 0xFFFFFFFFL);
    }
}
