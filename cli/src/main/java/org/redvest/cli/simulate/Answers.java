package org.redvest.cli.simulate;

/** What people answer, and whether they come: drawn by who is asked for what, never by the policy. */
final class Answers {
    private static final double SAY_NO = 0.4;
    private static final double SOON = 0.6;

    private final SimulatedCity city;

    Answers(SimulatedCity city) {
        this.city = city;
    }

    Ask ask(OpenNeed open, Candidate candidate, Moods moods, int now) {
        int v = candidate.volunteer();
        int number = open.need.number();
        double liking = city.world.liking(Lot.of(city.seed, Lot.LIKING, v, number));
        double truth = moods.responsive(v) * SimulatedWorld.withOdds(city.acceptance[v], candidate.odds() * liking);
        double drawn = Lot.of(city.seed, Lot.ANSWER, v, number).unit();
        boolean yes = drawn < truth;
        boolean no = !yes && drawn > 1 - SAY_NO * (1 - truth) && moods.responsive(v) > 0;
        int answerAt = yes || no ? byDay(now + delay(v, number)) : Integer.MAX_VALUE;
        return new Ask(
                open.need,
                v,
                now,
                until(open, now),
                candidate.chance(),
                candidate.odds(),
                candidate.belief(),
                yes,
                answerAt);
    }

    /** A third of what is left, from two hours to a day, and never beyond the time that the way takes. */
    static int until(OpenNeed open, int now) {
        int left = open.need.start() - now;
        return now + Math.min(Math.clamp(left / 3, 120, SimulatedNeed.DAY), left - 30);
    }

    private int delay(int v, int number) {
        var lot = Lot.of(city.seed, Lot.DELAY, v, number);
        double median = lot.unit() < SOON ? 15 : 360;
        return (int) Math.min(1e6, median * StrictMath.exp(1.2 * lot.normal()));
    }

    private static int byDay(int at) {
        if (Simulation.isDay(at)) {
            return at;
        }
        int morning = at - Math.floorMod(at - 7 * 60, SimulatedNeed.DAY) + SimulatedNeed.DAY;
        return morning + at % 60;
    }

    /** When they take leave, within a day of the start; 0 for never. */
    int leaves(Ask ask) {
        var lot = Lot.of(city.seed, Lot.LEAVE, ask.volunteer(), ask.need().number());
        return lot.unit() < city.world.lateLeave() ? ask.need().start() - (int) (lot.unit() * SimulatedNeed.DAY) : 0;
    }

    /** Those of one group share their fate so often as the world says. */
    boolean comes(int v, SimulatedNeed need) {
        var own = Lot.of(city.seed, Lot.NO_SHOW, v, need.number());
        boolean shared = own.unit() < StrictMath.sqrt(city.world.together());
        var lot = shared ? Lot.of(city.seed, Lot.GROUP, city.group(v), need.number()) : own;
        return lot.unit() >= city.world.noShow();
    }
}
