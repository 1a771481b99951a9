package org.redvest.cli.simulate;

/**
 * One person asked for one need.
 *
 * @param chance the policy's estimate of a yes
 * @param odds and belief what it was made of
 * @param answerAt when the answer comes, {@link Integer#MAX_VALUE} for never
 */
record Ask(
        SimulatedNeed need,
        int volunteer,
        int at,
        int until,
        double chance,
        double odds,
        double belief,
        boolean yes,
        int answerAt) {

    boolean comesInTime() {
        return answerAt <= until;
    }
}
