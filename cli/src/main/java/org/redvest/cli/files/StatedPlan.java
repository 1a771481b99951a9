package org.redvest.cli.files;

import java.util.List;
import java.util.Map;

/**
 * A plan as its files state it. Volunteers and needs are given by their places in the instance's lists; amounts in millionths.
 *
 * @param prices one for each need, in the instance's order
 * @param summary the members of {@code summary.json}
 */
public record StatedPlan(List<StatedPair> pairs, List<StatedPrice> prices, Map<String, Json> summary) {

    /** A row of {@code plan.csv}. */
    public record StatedPair(int volunteer, int need, double kilometres, long points, int line) {}

    /** A row of {@code prices.csv}. */
    public record StatedPrice(int need, int places, int filled, long price, int eligible, String reason, int line) {}
}
