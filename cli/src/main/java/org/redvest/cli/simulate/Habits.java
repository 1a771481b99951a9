package org.redvest.cli.simulate;

/** What is learnt about people from their answers, by what is thought of everybody. */
final class Habits {
    private static final int KINDS = 200;

    private final SimulatedWorld world;
    /** What a person may be like, each as likely as the others before anything is known. */
    private final double[] kinds;

    private final double[] guess;
    private final double[] exposure;
    private final double[] yes;

    /** @param wrong the prior is so many times what is true */
    Habits(SimulatedCity city, double wrong) {
        world = city.world;
        kinds = kinds(wrong);
        guess = new double[city.acceptance.length];
        exposure = new double[city.acceptance.length];
        yes = new double[exposure.length];
        for (int v = 0; v < exposure.length; v++) {
            exposure[v] = city.askedBefore[v];
            yes[v] = city.yesBefore[v];
            guess[v] = posterior(v);
        }
    }

    double acceptance(int v) {
        return guess[v];
    }

    /** The chance that a person says yes. */
    double chance(int v, double kilometres, double hours, double believed) {
        return believed * SimulatedWorld.withOdds(acceptance(v), world.odds(kilometres, hours));
    }

    /** An answer came, or the time for it is over. */
    void learn(int v, double odds, double believed, boolean saidYes) {
        exposure[v] += odds * believed;
        yes[v] += saidYes ? 1 : 0;
        guess[v] = posterior(v);
    }

    private double[] kinds(double wrong) {
        var sample = new double[KINDS];
        for (int i = 0; i < KINDS; i++) {
            sample[i] = Math.clamp(world.acceptance(Lot.of(0, Lot.ACCEPTANCE, i, 1)) * wrong, 0.001, 0.95);
        }
        return sample;
    }

    /** Bayes' rule over a sample of the kinds of people; a question that was harder than usual counts as less than one. */
    private double posterior(int v) {
        double no = Math.max(0, exposure[v] - yes[v]);
        double weight = 0;
        double sum = 0;
        for (double kind : kinds) {
            double likely = Math.pow(kind, yes[v]) * Math.pow(1 - kind, no);
            weight += likely;
            sum += likely * kind;
        }
        return weight > 0 ? sum / weight : Math.min(0.95, yes[v] / exposure[v]);
    }
}
