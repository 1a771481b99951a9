package org.redvest.randomcity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One step of the city, as data. Every choice in it is drawn from the seed and the step's number by name, so a choice stays the
 * same when other steps are left out.
 */
record CityStep(long seed, int number) {

    /** What a person may do in a step, how often of a hundred, and how often of these with something that waits for them. */
    enum Kind {
        /** Reads pages. */
        LOOK(9, 0),
        /** Takes up something that waits for them and does it. */
        TEND(42, 1),
        /** Wanders, and fills the first form that turns up. */
        ACT(8, 0),
        /** The same with what people should not type, and do. */
        CARELESS(7, 0.6),
        /** Sends one form twice, the second time before the first is answered or just after. */
        TWICE(6, 0.8),
        /** Sends, goes back, sends again with other words. */
        BACK(4, 0.6),
        /** Leaves a filled form open in a tab. */
        TAB(3, 0.6),
        /** Sends the oldest form left open. */
        STALE(4, 0),
        /** Puts on another hat in a second tab while a form lies open, then sends the form. */
        HAT(3, 0),
        /** Changes the language on the answer of a form. */
        LANGUAGE(6, 0.7),
        /** Signs out, and in again through the form. */
        AGAIN(1, 0),
        /** Time passes. */
        TIME(7, 0);

        final int weight;
        final double onPurpose;

        Kind(int weight, double onPurpose) {
            this.weight = weight;
            this.onPurpose = onPurpose;
        }
    }

    Kind kind() {
        return pick("kind", List.of(Kind.values()), Kind::name, kind -> kind.weight)
                .orElseThrow();
    }

    /** Between 0 and 1. */
    double draw(String what) {
        return (hash(what) >>> 11) * 0x1.0p-53;
    }

    boolean happens(String what, double chance) {
        return draw(what) < chance;
    }

    int between(String what, int least, int most) {
        return least + (int) (draw(what) * (most - least + 1));
    }

    /**
     * Weighted rendezvous hashing: each candidate gets a number from its own name, the best wins. A candidate that comes or goes
     * changes the choice only where it is the one chosen.
     */
    <T> Optional<T> pick(String what, List<T> from, Function<T, String> name, ToDoubleFunction<T> weight) {
        return from.stream()
                .filter(each -> weight.applyAsDouble(each) > 0)
                .max(Comparator.comparingDouble(
                        each -> Math.log(draw(what + '\n' + name.apply(each)) + 1e-300) / weight.applyAsDouble(each)));
    }

    <T> Optional<T> pick(String what, List<T> from, Function<T, String> name) {
        return pick(what, from, name, _ -> 1);
    }

    <T> T any(String what, List<T> from) {
        return from.get(between(what, 0, from.size() - 1));
    }

    /** SplitMix64 over the name: stable on every machine. */
    private long hash(String what) {
        long mixed = seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L;
        for (int i = 0; i < what.length(); i++) {
            mixed = mix(mixed + what.charAt(i));
        }
        return mix(mixed);
    }

    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
