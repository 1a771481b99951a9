package org.redvest.cli.simulate;

import java.util.Locale;

/** How people are. Both worlds are made up: benches, not evidence. */
public enum SimulatedWorld {
    /** That of the engine's design: everybody is there, and each message makes deaf for a while. */
    DESIGN(0.18, 0, 0, 0, 0),
    /** After published figures: half are dormant, silence is the rule, groups fail together, people mute and leave. */
    PRACTICE(0.11, 0.15, 0.07, 0.3, 1 - Math.pow(2.0 / 3, 1.0 / 52));

    private static final double DEAFER = 0.06;
    private static final double IDLE = 0.2;
    private static final double RECOVERY = 0.35;
    private static final double DORMANT = 0.45;
    private static final double OCCASIONAL = 0.9;
    private static final double KM = 15;

    private final double mean;
    private final double noShow;
    private final double leave;
    private final double together;
    private final double loss;

    SimulatedWorld(double mean, double noShow, double leave, double together, double loss) {
        this.mean = mean;
        this.noShow = noShow;
        this.leave = leave;
        this.together = together;
        this.loss = loss;
    }

    /** The name on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How likely a person is to say yes to something near, liked as usual, days ahead. */
    double acceptance(Lot lot) {
        if (this == DESIGN) {
            return lot.beta(0.72, 3.28);
        }
        double kind = lot.unit();
        if (kind < DORMANT) {
            return 0.01;
        }
        return kind < OCCASIONAL ? lot.beta(1.5, 10) : lot.beta(5, 6);
    }

    double meanAcceptance() {
        return mean;
    }

    double noShow() {
        return noShow;
    }

    double lateLeave() {
        return leave;
    }

    /** How strongly those of one group fail together. */
    double together() {
        return together;
    }

    double lossAWeek() {
        return loss;
    }

    double recovery() {
        return RECOVERY;
    }

    /** What is left of the responsiveness after one message. */
    double afterMessage() {
        return this == DESIGN ? 1 - DEAFER : 1 - IDLE;
    }

    /** What way and time do to the odds of a yes. */
    double odds(double kilometres, double hours) {
        double way = StrictMath.exp(-kilometres / KM);
        if (this == DESIGN || hours >= 60) {
            return way;
        }
        return way * (hours >= 14 ? 0.65 : 0.35);
    }

    /** How much more than usual the odds are for this organiser; unknown to every policy. */
    double liking(Lot lot) {
        return this == DESIGN ? 1 : StrictMath.exp(0.5 * lot.normal() - 0.125);
    }

    /** How many hours before its start a shift becomes known. */
    double hoursAhead(Lot lot) {
        double kind = lot.unit();
        if (this == DESIGN || kind >= 0.2) {
            return 72 + 96 * lot.unit();
        }
        return kind < 0.08 ? 4 + 6 * lot.unit() : 22 + 8 * lot.unit();
    }

    static double withOdds(double chance, double odds) {
        return chance * odds / (1 - chance + chance * odds);
    }
}
