package org.redvest.engine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The problem as flat arrays: who may serve what, and for how many points. Volunteers (numbered in the order of their ids) and needs
 * (in the order of time, then id) are joined by edges: the eligible and the held pairs. The edges of one volunteer stand together, in
 * the order of time; the edges of one need are reached through {@link #needEdges}. At 24 bytes an edge a city of a million people
 * fits an office machine.
 */
final class Market {
    /** A price that nobody pays. */
    static final long NEVER = Long.MAX_VALUE / 8;

    final List<Volunteer> volunteers;
    final List<Need> needs;
    final Timetable timetable;
    /** Volunteer v has the edges {@code firstEdge[v] … firstEdge[v + 1] − 1}. */
    final int[] firstEdge;

    final int[] edgeNeed;
    final int[] edgeVolunteer;
    /** Micros, before price and fatigue. */
    final long[] edgePoints;
    /** Need g has the places {@code needFirst[g] … needFirst[g + 1] − 1} in {@link #needEdges}. */
    final int[] needFirst;

    /** The edges of each need, in any order: the falling-price phase keeps its heap in here. */
    final int[] needEdges;

    /** Edges that every plan has. */
    final Bits held;
    /** How many of a need's edges are there only because they are held, though the rules would not allow them. */
    final int[] heldAgainstTheRules;

    final int[] places;
    final byte[] maxShifts;
    final byte[] maxShiftsPerDay;
    final int[] maxMinutes;
    /** Held edges of each volunteer. */
    final byte[] heldCount;
    /** {@code fatigue[n]}: micros that n shifts cost one volunteer together. */
    final long[] fatigue;

    private final Parameters parameters;
    private final long seed;
    private final int[] volunteerHash;
    private final int[] needHash;

    Market(List<Volunteer> volunteers, List<Need> needs, Parameters parameters, Edges edges, long seed) {
        this.volunteers = volunteers;
        this.needs = needs;
        this.parameters = parameters;
        this.seed = seed;
        this.timetable = new Timetable(needs, parameters);
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
        edgeVolunteer = new int[edgeNeed.length];
        for (int v = 0; v < count; v++) {
            Volunteer volunteer = volunteers.get(v);
            maxShifts[v] = (byte) volunteer.limits().maxShifts();
            maxShiftsPerDay[v] = (byte) volunteer.limits().maxShiftsPerDay();
            maxMinutes[v] = volunteer.limits().maxMinutes();
            volunteerHash[v] = hash(volunteer.id(), seed);
            for (int e = firstEdge[v]; e < firstEdge[v + 1]; e++) {
                edgeVolunteer[e] = v;
                heldCount[v] += held.get(e) ? 1 : 0;
            }
        }
        places = needs.stream().mapToInt(Need::places).toArray();
        needHash = needs.stream().mapToInt(n -> hash(n.id(), ~seed)).toArray();
        needFirst = countEdges();
        needEdges = new int[edgeNeed.length];
        int[] next = needFirst.clone();
        for (int e = 0; e < edgeNeed.length; e++) {
            needEdges[next[edgeNeed[e]]++] = e;
        }
        fatigue = new long[62];
        for (int n = 0; n < 61; n++) {
            fatigue[n + 1] = fatigue[n] + parameters.fatigueMicros(n);
        }
    }

    /** The same market with fewer edges: volunteers and needs whose number is −1 are gone, the others have that number. */
    Market narrowed(int[] volunteerNumber, int[] needNumber, Edges edges) {
        return new Market(kept(volunteers, volunteerNumber), kept(needs, needNumber), parameters, edges, seed);
    }

    private static <T> List<T> kept(List<T> all, int[] number) {
        return IntStream.range(0, number.length)
                .filter(i -> number[i] >= 0)
                .mapToObj(all::get)
                .toList();
    }

    int needCount() {
        return places.length;
    }

    int volunteerCount() {
        return maxShifts.length;
    }

    int edgeCount() {
        return edgeNeed.length;
    }

    int degree(int need) {
        return needFirst[need + 1] - needFirst[need];
    }

    int eligible(int need) {
        return degree(need) - heldAgainstTheRules[need];
    }

    /** The edge between the two, or −1. */
    int edge(int volunteer, int need) {
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
    int tieBreak(int edge) {
        int mixed = volunteerHash[edgeVolunteer[edge]] * 0x9E3779B1 ^ needHash[edgeNeed[edge]];
        mixed = (mixed ^ (mixed >>> 16)) * 0x7FEB352D;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846CA68B;
        return mixed ^ (mixed >>> 16);
    }

    private int[] countEdges() {
        int[] first = new int[places.length + 1];
        for (int need : edgeNeed) {
            first[need + 1]++;
        }
        for (int g = 0; g < places.length; g++) {
            first[g + 1] += first[g];
        }
        return first;
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
