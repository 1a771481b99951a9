package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connected parts of a problem, by union and find. */
final class Parts {
    private final int volunteers;
    private final int[] parent;

    /** @param volunteers and needs, by their places in the instance's lists */
    record Places(List<Integer> volunteers, List<Integer> needs) {}

    private Parts(int volunteers, int needs) {
        this.volunteers = volunteers;
        this.parent = new int[volunteers + needs];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    static Collection<Places> of(Pairs pairs) {
        var parts = new Parts(
                pairs.instance().volunteers().size(), pairs.instance().needs().size());
        for (int v = 0; v < parts.volunteers; v++) {
            for (int n : Part.worthwhile(pairs, v)) {
                parts.parent[parts.root(v)] = parts.root(parts.volunteers + n);
            }
        }
        return parts.places();
    }

    private int root(int node) {
        var at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private Collection<Places> places() {
        Map<Integer, Places> byRoot = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            var place = byRoot.computeIfAbsent(root(i), _ -> new Places(new ArrayList<>(), new ArrayList<>()));
            (i < volunteers ? place.volunteers() : place.needs()).add(i < volunteers ? i : i - volunteers);
        }
        return byRoot.values();
    }
}
