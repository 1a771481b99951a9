package org.redvest.engine;

/**
 * How long people take to answer an invitation, and what is left to hope for from one that was not answered. Three in five answers come
 * soon and two in five later, each log-normal; most of those who do not come never answer.
 */
public final class AnswerDelay {

    private static final double SOON = 0.6;
    private static final double SOON_MINUTES = 15;
    private static final double LATER_MINUTES = 360;
    private static final double SPREAD = 1.2;

    /** Of those who do not come so many say so; the others stay silent. */
    private static final double SAY_NO = 0.4;

    private AnswerDelay() {}

    /** The share of the answers that have come after so many minutes. */
    public static double answered(double minutes) {
        if (minutes <= 0) {
            return 0;
        }
        return SOON * logNormal(minutes / SOON_MINUTES) + (1 - SOON) * logNormal(minutes / LATER_MINUTES);
    }

    /**
     * The chance that somebody still says yes who has not answered for so many minutes: Bayes' rule over "yes, later", "no, later" and
     * "never answers".
     *
     * @param chance to say yes when they were asked
     */
    public static double stillYes(double chance, double minutes) {
        double come = answered(minutes);
        double silent = 1 - chance * come - (1 - chance) * SAY_NO * come;
        return silent <= 0 ? 0 : chance * (1 - come) / silent;
    }

    /**
     * The same where an answer counts only until a time that was told.
     *
     * @param chance to say yes in time when they were asked
     * @param until so many minutes after they were asked
     */
    public static double stillYes(double chance, double minutes, double until) {
        double inTime = answered(until);
        if (minutes >= until || inTime <= 0) {
            return 0;
        }
        double ever = Math.min(1, chance / inTime);
        double come = answered(minutes);
        double silent = 1 - ever * come - (1 - ever) * SAY_NO * come;
        return silent <= 0 ? 0 : Math.min(1, ever * (inTime - come) / silent);
    }

    private static double logNormal(double ratio) {
        return normal(Math.log(ratio) / SPREAD);
    }

    /** The distribution of the standard normal; Abramowitz and Stegun 7.1.26, within 1.5e-7. */
    private static double normal(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double series =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double half = series * Math.exp(-z * z) / 2;
        return x < 0 ? half : 1 - half;
    }
}
