package org.redvest.cli.simulate;

/** What is learnt about people from their answers, shrunk towards what is thought of everybody. */
final class Habits {
    private final SimulatedWorld world;
    private final double prior;
    private final double[] exposure;
    private final double[] yes;

    /** @param wrong the prior is so many times what is true */
    Habits(SimulatedCity city, double wrong) {
        world = city.world;
        prior = Math.min(0.9, world.meanAcceptance() * wrong);
        exposure = new double[city.acceptance.length];
        yes = new double[exposure.length];
        for (int v = 0; v < exposure.length; v++) {
            exposure[v] = city.askedBefore[v];
            yes[v] = city.yesBefore[v];
        }
    }

    double acceptance(int v) {
        return Math.min(0.95, (world.weight() * prior + yes[v]) / (world.weight() + exposure[v]));
    }

    /** The chance that a person says yes. */
    double chance(int v, double kilometres, double hours, double believed) {
        return believed * SimulatedWorld.withOdds(acceptance(v), world.odds(kilometres, hours));
    }

    /** An answer came, or the time for it is over. */
    void learn(int v, double odds, double believed, boolean saidYes) {
        exposure[v] += odds * believed;
        yes[v] += saidYes ? 1 : 0;
    }
}
