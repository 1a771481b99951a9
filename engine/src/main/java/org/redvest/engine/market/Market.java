package org.redvest.engine.market;

import java.util.Arrays;
import java.util.List;
import org.redvest.engine.Need;
import org.redvest.engine.Parameters;
import org.redvest.engine.Points;
import org.redvest.engine.Problem;
import org.redvest.engine.Volunteer;

/**
 * The market holds the problem as flat arrays, compressed sparse rows: who may serve what, and for how many points. Volunteers v
 * (numbered in the order of {@link Numbering}) and needs g (in the order of time, then id) are joined by edges e: the eligible and the held
 * pairs. The edges of one volunteer stand together, in the order of time; the edges of one need are reached through {@link #needEdges}. At 20
 * bytes an edge, the heaps of the auction included, a city of a million people fits an office machine.
 */
public final class Market {
    private static final int BLOCK = 4096;
    /** However many threads there are, so that nothing depends on them. */
    private static final int MOST_PARTS = 8;

    private static final int EDGES_A_PART = 1 << 16;
    private static final int MILESTONE_BITS = 6;

    /** A price that nobody pays. */
    public static final long NEVER = Long.MAX_VALUE / 8;

    /** Micros: more than any place is worth. */
    public static final long HIGHEST_PRICE = 10_000_000L * Points.ONE;

    /** Micros: more than any plan of a {@link Problem} is worth, and little enough to add what people gain. */
    static final long BEYOND = 4_000_000_000_000L * Points.ONE;

    public final List<Volunteer> volunteers;
    public final List<Need> needs;
    public final Timetable timetable;
    /** Volunteer v has the edges {@code firstEdge[v] … firstEdge[v + 1] − 1}. */
    public final int[] firstEdge;

    public final int[] edgeNeed;
    /** Micros, before price and fatigue. */
    public final long[] edgePoints;
    /** Need g has the places {@code needFirst[g] … needFirst[g + 1] − 1} in {@link #needEdges}. */
    public final int[] needFirst;

    /** The edges of each need, in any order: the falling-price phase keeps its heap in here. */
    public final int[] needEdges;

    /** Volunteers in parts, for work on several threads: where in {@link #needEdges} each part's edges of each need begin. */
    public final int[][] partFirst;

    /** The volunteer of every 64th edge: for a volunteer to each edge there is no room. */
    private final int[] milestone;

    /** Edges that every plan has. */
    public final Bits held;
    /** How many of a need's edges are there only because they are held, though the rules would not allow them. */
    public final int[] heldAgainstTheRules;

    public final int[] places;
    public final byte[] maxShifts;
    public final byte[] maxShiftsPerDay;
    public final int[] maxMinutes;
    /** Held edges of each volunteer. */
    public final byte[] heldCount;
    /** {@code fatigue[n]}: micros that n shifts cost one volunteer together. */
    public final long[] fatigue;

    private final Parameters parameters;
    private final long seed;
    private final int[] volunteerHash;
    private final int[] needHash;

    public Market(
            List<Volunteer> volunteers,
            List<Need> needs,
            Parameters parameters,
            Edges edges,
            long seed,
            Workers workers) {
        this.volunteers = volunteers;
        this.needs = needs;
        this.parameters = parameters;
        this.seed = seed;
        timetable = new Timetable(needs, parameters);
        firstEdge = edges.firstEdge();
        edgeNeed = edges.need();
        edgePoints = edges.points();
        held = edges.held();
        heldAgainstTheRules = edges.heldAgainstTheRules();
        int count = volunteers.size();
        maxShifts = new byte[count];
        maxShiftsPerDay = new byte[count];
        maxMinutes = new int[count];
        heldCount = new byte[count];
        volunteerHash = new int[count];
        milestone = new int[((edgeNeed.length + (1 << MILESTONE_BITS) - 1) >>> MILESTONE_BITS) + 1];
        workers.run((count + BLOCK - 1) / BLOCK, () -> b -> {
            for (int v = b * BLOCK; v < Math.min(count, (b + 1) * BLOCK); v++) {
                enter(v);
            }
        });
        milestone[milestone.length - 1] = count - 1;
        places = needs.stream().mapToInt(Need::places).toArray();
        needHash = needs.stream().mapToInt(n -> hash(n.id(), ~seed)).toArray();
        partFirst = new int[Math.clamp(edgeNeed.length / EDGES_A_PART, 1, MOST_PARTS) + 1][];
        needFirst = countEdges(workers);
        needEdges = new int[edgeNeed.length];
        workers.run(parts(), () -> this::sortByNeed);
        fatigue = new long[62];
        for (int n = 0; n < 61; n++) {
            fatigue[n + 1] = fatigue[n] + parameters.fatigueMicros(n);
        }
    }

    private void enter(int v) {
        Volunteer volunteer = volunteers.get(v);
        maxShifts[v] = (byte) volunteer.limits().maxShifts();
        maxShiftsPerDay[v] = (byte) volunteer.limits().maxShiftsPerDay();
        maxMinutes[v] = volunteer.limits().maxMinutes();
        volunteerHash[v] = hash(volunteer.id(), seed);
        int first = firstEdge[v];
        int end = firstEdge[v + 1];
        for (int e = held.next(first, end); e < end; e = held.next(e + 1, end)) {
            heldCount[v]++;
        }
        int stone = (first + (1 << MILESTONE_BITS) - 1) >>> MILESTONE_BITS;
        for (; stone << MILESTONE_BITS < end; stone++) {
            milestone[stone] = v;
        }
    }

    /** Counts each need's edges part by part, and turns the counts into places in {@link #needEdges}. */
    private int[] countEdges(Workers workers) {
        workers.run(parts(), () -> part -> {
            int[] count = new int[places.length];
            for (int e = firstEdgeOf(part); e < firstEdgeOf(part + 1); e++) {
                count[edgeNeed[e]]++;
            }
            partFirst[part] = count;
        });
        int[] first = new int[places.length + 1];
        partFirst[parts()] = new int[places.length];
        int at = 0;
        for (int g = 0; g < places.length; g++) {
            first[g] = at;
            for (int[] ofPart : partFirst) {
                int count = ofPart[g];
                ofPart[g] = at;
                at += count;
            }
        }
        first[places.length] = at;
        return first;
    }

    private void sortByNeed(int part) {
        int[] next = partFirst[part].clone();
        for (int e = firstEdgeOf(part); e < firstEdgeOf(part + 1); e++) {
            needEdges[next[edgeNeed[e]]++] = e;
        }
    }

    /** How many parts there are. */
    public int parts() {
        return partFirst.length - 1;
    }

    /** The first edge of the part's volunteers. */
    public int firstEdgeOf(int part) {
        return firstEdge[(int) ((long) volunteerCount() * part / parts())];
    }

    /** Σ price · places, or {@link #BEYOND} where that is less: then the prices prove nothing. */
    public long worthOfPlaces(long[] price) {
        long sum = 0;
        for (int g = 0; g < price.length; g++) {
            if (places[g] > 0 && price[g] > BEYOND / places[g]) {
                return BEYOND;
            }
            sum += price[g] * places[g];
            if (sum > BEYOND) {
                return BEYOND;
            }
        }
        return sum;
    }

    /** Whose edge it is. */
    public int volunteer(int edge) {
        int low = milestone[edge >>> MILESTONE_BITS];
        int high = milestone[(edge >>> MILESTONE_BITS) + 1];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstEdge[middle] <= edge) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The same market with fewer edges, numbered anew, and only these volunteers and needs. */
    public Market narrowed(int[] keptVolunteers, int[] keptNeeds, Edges edges) {
        return new Market(
                Arrays.stream(keptVolunteers).mapToObj(volunteers::get).toList(),
                Arrays.stream(keptNeeds).mapToObj(needs::get).toList(),
                parameters,
                edges,
                seed,
                new Workers(1));
    }

    public int needCount() {
        return places.length;
    }

    public int volunteerCount() {
        return maxShifts.length;
    }

    public int edgeCount() {
        return edgeNeed.length;
    }

    public int degree(int need) {
        return needFirst[need + 1] - needFirst[need];
    }

    public int eligible(int need) {
        return degree(need) - heldAgainstTheRules[need];
    }

    /** The edge between the two, or −1. */
    public int edge(int volunteer, int need) {
        int low = firstEdge[volunteer];
        int high = firstEdge[volunteer + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (edgeNeed[middle] == need) {
                return middle;
            }
            if (edgeNeed[middle] < need) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /**
     * Orders edges that are worth the same. It comes from the ids and the seed alone, so it does not depend on the order of rows, and it
     * favours nobody whose id comes first.
     */
    public int tieBreak(int edge) {
        int mixed = volunteerHash[volunteer(edge)] * 0x9E3779B1 ^ needHash[edgeNeed[edge]];
        mixed = (mixed ^ (mixed >>> 16)) * 0x7FEB352D;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846CA68B;
        return mixed ^ (mixed >>> 16);
    }

    private static int hash(String id, long seed) {
        long hash = 0xCBF29CE484222325L ^ (seed * 0x9E3779B97F4A7C15L);
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        return (int) (hash ^ (hash >>> 31));
    }
}
