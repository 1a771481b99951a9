package org.redvest.cli.simulate;

/**
 * What came of one policy.
 *
 * @param filled places that were promised when the service began
 * @param came places to which somebody came
 * @param byLead of needs known on the same day, a day ahead, and longer ahead
 * @param never the share of people who never promised
 * @param asks whether the chances of single people were right, in the second half of the weeks
 * @param waves whether the chances to fill a need were right, likewise
 */
public record Tally(
        AskingPolicy policy,
        long places,
        long filled,
        long came,
        long messages,
        int mostAsked,
        double responsive,
        ByLead byLead,
        double never,
        Calibration asks,
        Calibration waves) {

    /** Shares of places filled. */
    public record ByLead(double sameDay, double dayAhead, double longer) {}

    public double share() {
        return places == 0 ? 1 : (double) filled / places;
    }

    public double messagesAPlace() {
        return filled == 0 ? 0 : (double) messages / filled;
    }
}
