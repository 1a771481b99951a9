package org.redvest.cli.simulate;

/**
 * What the policies are told.
 *
 * @param kappa the price of one more message to a person for each of the last weeks, in chances of a yes
 * @param mostAWeek messages to one person in a week, for priced waves
 * @param prior so many times the true mean is what everybody is thought to be
 */
public record AskingOptions(double kappa, int mostAWeek, double prior) {
    public static final AskingOptions DEFAULT = new AskingOptions(0.006, 5, 1);

    public AskingOptions {
        between("kappa", kappa, 0, 10);
        between("most-a-week", mostAWeek, 1, 100);
        between("prior", prior, 0.01, 8);
    }

    private static void between(String name, double value, double low, double high) {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException("--%s is %s; allowed: %s to %s".formatted(name, value, low, high));
        }
    }
}
