package org.redvest.reports;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

/**
 * Who served for which programme: enough to tell how many served for several, and not who. The orders of communities count as a
 * programme ({@link Question#ORDERS}).
 */
public final class ServedPeople {

    private static final int BLOCK = 4096;

    private final Map<Long, BitSet> byProgramme;

    ServedPeople(Map<Long, BitSet> byProgramme) {
        this.byProgramme = byProgramme;
    }

    /** Adds the people of one block, a character for each, to those of a programme. */
    static void add(Map<Long, BitSet> byProgramme, long programme, int block, String bits) {
        var people = byProgramme.computeIfAbsent(programme, _ -> new BitSet());
        for (int at = bits.indexOf('1'); at >= 0; at = bits.indexOf('1', at + 1)) {
            people.set(block * BLOCK + at);
        }
    }

    /** How many served for any of them; a person who served for two counts once. */
    public long of(Collection<Long> programmes) {
        return together(programmes).cardinality();
    }

    /** How many served for more than one of the groups. */
    public long inSeveral(Collection<? extends Collection<Long>> groups) {
        var once = new BitSet();
        var again = new BitSet();
        for (var group : groups) {
            var people = together(group);
            var known = (BitSet) people.clone();
            known.and(once);
            again.or(known);
            once.or(people);
        }
        return again.cardinality();
    }

    private BitSet together(Collection<Long> programmes) {
        var people = new BitSet();
        programmes.forEach(programme -> people.or(byProgramme.getOrDefault(programme, new BitSet())));
        return people;
    }
}
