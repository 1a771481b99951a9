package org.redvest.engine.market;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.redvest.engine.Ids;
import org.redvest.engine.Need;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Volunteer;

/**
 * The numbering does not depend on the order of rows. Needs are numbered by time and then id, so that a volunteer's edges in the order of
 * their needs are in the order of time; volunteers along a Z-curve (Morton 1966) and then by id, because neighbours are looked at together,
 * and what lies together in memory is read in one go.
 */
public final class Numbering {
    public final List<Volunteer> volunteers;
    public final List<Need> needs;
    private final Map<String, Integer> volunteerNumber = new HashMap<>();
    private final Map<String, Integer> needNumber = new HashMap<>();

    public Numbering(Problem problem) {
        volunteers = byNeighbourhood(problem.volunteers());
        needs = problem.needs().stream()
                .sorted(Comparator.<Need>comparingInt(n -> n.slot().startMinute())
                        .thenComparing(Need::id, Ids.UTF8_ORDER))
                .toList();
        // A city has a million ids: the tables are only made for those who look numbers up.
        boolean pairsAreNamed = !(problem.scoring().scores().isEmpty()
                && problem.held().isEmpty()
                && problem.barred().isEmpty());
        if (pairsAreNamed) {
            for (int v = 0; v < volunteers.size(); v++) {
                volunteerNumber.put(volunteers.get(v).id(), v);
            }
            for (int g = 0; g < needs.size(); g++) {
                needNumber.put(needs.get(g).id(), g);
            }
        }
    }

    private static List<Volunteer> byNeighbourhood(List<Volunteer> volunteers) {
        long[] cellAndRow = new long[volunteers.size()];
        for (int row = 0; row < cellAndRow.length; row++) {
            cellAndRow[row] = neighbourhood(volunteers.get(row).home()) << Integer.SIZE | row;
        }
        Arrays.sort(cellAndRow);
        var sorted = new Volunteer[cellAndRow.length];
        for (int first = 0, end = 0; first < sorted.length; first = end) {
            long cell = cellAndRow[first] >>> Integer.SIZE;
            for (; end < sorted.length && cellAndRow[end] >>> Integer.SIZE == cell; end++) {
                sorted[end] = volunteers.get((int) cellAndRow[end]);
            }
            Arrays.sort(sorted, first, end, Comparator.comparing(Volunteer::id, Ids.UTF8_ORDER));
        }
        return List.of(sorted);
    }

    /** Cells of a hundredth of a degree along a Z-curve (Morton 1966): what is near on the curve is near on the map. */
    private static long neighbourhood(Position home) {
        return spread((long) ((home.lat() + 90) * 100)) << 1 | spread((long) ((home.lon() + 180) * 100));
    }

    private static long spread(long bits) {
        long spread = bits & 0xFFFF;
        spread = (spread | spread << 8) & 0x00FF00FF;
        spread = (spread | spread << 4) & 0x0F0F0F0F;
        spread = (spread | spread << 2) & 0x33333333;
        return (spread | spread << 1) & 0x55555555;
    }

    public long key(String volunteer, String need) {
        int v = Objects.requireNonNull(volunteerNumber.get(volunteer));
        int g = Objects.requireNonNull(needNumber.get(need));
        return (long) v << 32 | g;
    }
}
