package org.redvest.engine;

import java.io.Serializable;
import java.util.Map;
import org.redvest.engine.auction.Bound;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * What given prices prove of a problem, without planning it: Σ price · places + Σ over volunteers of their best bundle at these prices.
 * Parts of a larger problem are proved apart, each with its share of the places, and their bounds are added: the sum bounds the whole,
 * provided that a need has the same price in every part and that the shares of its places add up.
 *
 * @param bound in micros: no plan is worth more
 * @param relaxed number of volunteers for whom only an upper bound of the best bundle is known
 */
public record PriceProof(long bound, int relaxed) implements Serializable {

    /** @param prices in micros, ≥ 0, by need; a need that is not named has the price 0 */
    public static PriceProof of(Problem problem, Map<String, Long> prices, int threads) {
        prices.forEach((need, price) -> {
            if (price < 0) {
                throw new IllegalArgumentException(
                        "Need %s has the price %d; it must be 0 or more".formatted(need, price));
            }
        });
        var workers = new Workers(threads);
        Market market = Planner.market(problem, Options.DEFAULT, workers);
        long[] price = market.needs.stream()
                .mapToLong(need -> prices.getOrDefault(need.id(), 0L))
                .toArray();
        Bound bound = Bound.of(market, new Roster(market), price, Long.MAX_VALUE, workers);
        return new PriceProof(bound.value(), bound.relaxed());
    }
}
