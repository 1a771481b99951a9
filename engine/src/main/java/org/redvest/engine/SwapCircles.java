package org.redvest.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses who exchanges a place with whom: circles of two or three in which each person takes the place of the next. No person stands in
 * two circles. As many people as possible are in one, and of such choices as many as possible in pairs, for a pair needs fewer consents.
 * This is cycle packing with a length limit, as in kidney exchange (Abraham, Blum, Sandholm 2007), solved by branch and bound over the
 * people in their order.
 */
public final class SwapCircles {

    /** Beyond so many branches the best choice found by then is taken. Those who stand first are tried first. */
    private static final int MOST_BRANCHES = 200_000;

    private final int people;
    private final Takes takes;
    private final boolean[] placed;
    private final List<List<Integer>> chosen = new ArrayList<>();
    private List<List<Integer>> best = List.of();
    private long bestWorth;
    private int branches;

    private SwapCircles(int people, Takes takes) {
        this.people = people;
        this.takes = takes;
        this.placed = new boolean[people];
    }

    /** Whether a person could take another's place instead of their own. */
    @FunctionalInterface
    public interface Takes {
        boolean takes(int person, int other);
    }

    /**
     * The circles: in each the first takes the place of the second, and the last that of the first.
     *
     * @param people are numbered from 0; who has waited longer comes first
     */
    public static List<List<Integer>> choose(int people, Takes takes) {
        var search = new SwapCircles(people, takes);
        search.branch(0, 0, people);
        return search.best;
    }

    /** @param left how many from {@code person} on are in no circle yet */
    private void branch(int person, long worth, int left) {
        if (worth > bestWorth) {
            bestWorth = worth;
            best = List.copyOf(chosen);
        }
        branches++;
        if (person == people || isHopeless(worth, left)) {
            return;
        }
        if (placed[person]) {
            branch(person + 1, worth, left);
            return;
        }
        pairs(person, worth, left);
        threes(person, worth, left);
        branch(person + 1, worth, left - 1);
    }

    private void pairs(int one, long worth, int left) {
        for (int other = one + 1; other < people && !isHopeless(worth, left); other++) {
            if (!placed[other] && takes.takes(one, other) && takes.takes(other, one)) {
                with(List.of(one, other), worth, left);
            }
        }
    }

    private void threes(int one, long worth, int left) {
        for (int second = one + 1; second < people && !isHopeless(worth, left); second++) {
            if (placed[second] || !takes.takes(one, second)) {
                continue;
            }
            for (int third = one + 1; third < people && !isHopeless(worth, left); third++) {
                if (third != second && !placed[third] && takes.takes(second, third) && takes.takes(third, one)) {
                    with(List.of(one, second, third), worth, left);
                }
            }
        }
    }

    /** Nothing better comes of going on, or it is time to stop. */
    private boolean isHopeless(long worth, int left) {
        return worth + atMost(left) <= bestWorth || branches > MOST_BRANCHES;
    }

    private void with(List<Integer> circle, long worth, int left) {
        circle.forEach(each -> placed[each] = true);
        chosen.add(circle);
        branch(circle.getFirst() + 1, worth + worth(circle.size()), left - circle.size());
        chosen.removeLast();
        circle.forEach(each -> placed[each] = false);
    }

    /** People first, then pairs. */
    private long worth(int size) {
        return (long) size * (people + 1) + (size == 2 ? 1 : 0);
    }

    private long atMost(int left) {
        return (long) left * (people + 1) + left / 2;
    }
}
