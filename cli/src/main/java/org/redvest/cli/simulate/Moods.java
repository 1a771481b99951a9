package org.redvest.cli.simulate;

/** How willing people are to look at a message now, and what a policy may think of it. */
final class Moods {
    private final SimulatedCity city;
    private final SimulatedWorld world;
    private final double[] responsive;
    /** What those who ask believe it to be; in the world of the design they know the law. */
    private final double[] believed;

    private final boolean[] gone;
    private final int[] asked;
    private final int[] askedThisWeek;
    private final double[] askedLately;

    Moods(SimulatedCity city) {
        this.city = city;
        this.world = city.world;
        int people = city.volunteers.size();
        responsive = filled(people);
        believed = filled(people);
        gone = new boolean[people];
        asked = new int[people];
        askedThisWeek = new int[people];
        askedLately = new double[people];
    }

    private static double[] filled(int people) {
        var all = new double[people];
        java.util.Arrays.fill(all, 1);
        return all;
    }

    double responsive(int v) {
        return gone[v] ? 0 : responsive[v];
    }

    double believed(int v) {
        return believed[v];
    }

    /** Muted, or left: the system knows and does not ask. */
    boolean gone(int v) {
        return gone[v];
    }

    int asked(int v) {
        return asked[v];
    }

    int askedThisWeek(int v) {
        return askedThisWeek[v];
    }

    double askedLately(int v) {
        return askedLately[v];
    }

    void told(int v, int need, boolean answers) {
        asked[v]++;
        askedThisWeek[v]++;
        askedLately[v]++;
        if (world == SimulatedWorld.DESIGN) {
            responsive[v] *= world.afterMessage();
            believed[v] = responsive[v];
            return;
        }
        if (!answers && Lot.of(city.seed, Lot.IDLE, v, need).unit() >= world.afterMessage()) {
            responsive[v] = 0;
        }
        believed[v] *= answers ? 1 : world.afterMessage();
    }

    void weekEnds(int week) {
        for (int v = 0; v < asked.length; v++) {
            weekEnds(v, week);
            askedThisWeek[v] = 0;
            askedLately[v] *= 0.75;
        }
    }

    private void weekEnds(int v, int week) {
        if (world == SimulatedWorld.DESIGN) {
            responsive[v] += world.recovery() * (1 - responsive[v]);
            believed[v] = responsive[v];
            return;
        }
        double mute = askedThisWeek[v] == 0 ? 0 : askedThisWeek[v] <= 2 ? 0.005 : 0.03;
        gone[v] |= Lot.of(city.seed, Lot.MUTE, v, week).unit() < mute
                || Lot.of(city.seed, Lot.LOSS, v, week).unit() < world.lossAWeek();
        if (Lot.of(city.seed, Lot.WEEK, v, week).unit() < world.recovery()) {
            responsive[v] = 1;
        }
        believed[v] += world.recovery() * (1 - believed[v]);
    }

    double meanResponsive() {
        double sum = 0;
        for (int v = 0; v < asked.length; v++) {
            sum += responsive(v);
        }
        return asked.length == 0 ? 1 : sum / asked.length;
    }

    int mostAsked() {
        return java.util.Arrays.stream(asked).max().orElse(0);
    }
}
