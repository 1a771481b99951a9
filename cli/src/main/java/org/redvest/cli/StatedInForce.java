package org.redvest.cli;

import java.util.List;
import org.redvest.cli.files.StatedPlan;
import org.redvest.cli.instance.Instance;
import org.redvest.engine.Plan.Assignment;
import org.redvest.engine.Plan.Price;
import org.redvest.engine.Plan.Shortage;

/** A plan that was read, in the engine's words. */
record StatedInForce(Instance instance, StatedPlan plan) {

    List<Assignment> assignments() {
        return plan.pairs().stream()
                .map(pair -> new Assignment(
                        instance.volunteers().get(pair.volunteer()).id(),
                        instance.needs().get(pair.need()).id(),
                        pair.kilometres(),
                        pair.points()))
                .toList();
    }

    List<Price> prices() {
        return plan.prices().stream()
                .map(price -> new Price(
                        instance.needs().get(price.need()).id(),
                        price.places(),
                        price.filled(),
                        price.price(),
                        price.eligible(),
                        shortage(price.reason())))
                .toList();
    }

    private static Shortage shortage(String reason) {
        return switch (reason) {
            case "nobody-eligible" -> Shortage.NOBODY_ELIGIBLE;
            case "not-worth" -> Shortage.NOT_WORTH;
            case "elsewhere" -> Shortage.ELSEWHERE;
            default -> Shortage.NONE;
        };
    }
}
