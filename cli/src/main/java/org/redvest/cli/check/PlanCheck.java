package org.redvest.cli.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.redvest.cli.files.Fault;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.files.StatedPlan;
import org.redvest.cli.files.StatedPlan.StatedPrice;
import org.redvest.cli.instance.Instance;

/** Checks a plan: its pairs, its figures, its proof. */
public final class PlanCheck {
    private static final BigDecimal GAP_TOLERANCE = new BigDecimal("0.000000001");

    private final Pairs pairs;
    private final StatedPlan plan;
    private final Faults faults;
    private final Claims claims;
    private final PlanRules rules;

    private PlanCheck(Instance instance, StatedPlan plan, Faults faults) {
        this.pairs = new Pairs(instance);
        this.plan = plan;
        this.faults = faults;
        this.claims = new Claims(plan.summary(), faults);
        this.rules = new PlanRules(pairs, plan.pairs(), faults);
    }

    /**
     * What was recomputed, amounts in millionths.
     *
     * @param bound as claimed
     * @param priceBound what the prices prove
     * @param notProved how far the claimed bound lies below what was proved again; 0 when it is proved
     */
    public record Report(
            BigInteger objective,
            BigInteger bound,
            BigInteger priceBound,
            BigInteger notProved,
            int pairs,
            int volunteers) {}

    /** Everything wrong goes to the faults; the report is true in any case. */
    public static Report check(Instance instance, StatedPlan plan, Faults faults) {
        return new PlanCheck(instance, plan, faults).check(false);
    }

    /** Searches small connected parts again where the bound is claimed to lie below what the prices prove. */
    public static Report checkExactly(Instance instance, StatedPlan plan, Faults faults) {
        return new PlanCheck(instance, plan, faults).check(true);
    }

    private Report check(boolean exact) {
        rules.check();
        var prices = plan.prices().stream().mapToLong(StatedPrice::price).toArray();
        var proof = PriceBound.of(pairs, prices);
        var objective = rules.objective();
        plan.prices().forEach(price -> checkPrice(price, proof.eligible()[price.need()]));
        checkSummary(objective, proof);
        var bound = claims.micros("bound");
        var proved = exact && bound.compareTo(proof.bound()) < 0 && faults.none()
                ? new ExactSearch(pairs, rules, prices, proof).boundDownTo(bound)
                : proof.bound();
        var notProved = proved.subtract(bound).max(BigInteger.ZERO);
        if (exact && notProved.signum() > 0) {
            claims.tell("bound", "claim-bound-not-proved", Amounts.format(bound), Amounts.format(proved));
        }
        return new Report(
                objective, bound, proof.bound(), notProved, plan.pairs().size(), rules.volunteersUsed());
    }

    private void checkPrice(StatedPrice price, int eligible) {
        var need = pairs.need(price.need());
        var filled = rules.filled(price.need());
        equal(price, "places", price.places(), need.places());
        equal(price, "filled", price.filled(), filled);
        equal(price, "eligible", price.eligible(), eligible);
        var isShort = filled < need.places();
        if (isShort == price.reason().isEmpty()
                || price.reason().equals("nobody-eligible") != (isShort && eligible == 0)) {
            faults.add(Fault.of(PlanReader.PRICES, price.line(), "reason", price.reason(), "claim-reason"));
        }
    }

    private void equal(StatedPrice price, String column, int claimed, int found) {
        if (claimed != found) {
            faults.add(Fault.of(
                    PlanReader.PRICES,
                    price.line(),
                    column,
                    Integer.toString(claimed),
                    "claim-differs",
                    claimed,
                    found));
        }
    }

    private void checkSummary(BigInteger objective, PriceBound proof) {
        var needs = pairs.instance().needs();
        claims.equalAmount("objective", objective);
        claims.equal("places", needs.stream().mapToLong(need -> need.places()).sum());
        claims.equal("filled", plan.pairs().size());
        claims.equal("volunteersUsed", rules.volunteersUsed());
        claims.equal(
                "eligiblePairs",
                java.util.Arrays.stream(proof.eligible()).asLongStream().sum());
        claims.stopped();
        claims.inputs(pairs.instance().sha256());
        checkBounds(objective, proof.bound());
    }

    private void checkBounds(BigInteger objective, BigInteger proved) {
        var bound = claims.micros("bound");
        var priceBound = claims.micros("priceBound");
        if (priceBound.compareTo(proved) < 0) {
            claims.tell("priceBound", "claim-price-bound", Amounts.format(priceBound), Amounts.format(proved));
        }
        if (priceBound.compareTo(proved) > 0 && !claims.relaxed()) {
            claims.tell("priceBound", "claim-differs", Amounts.format(priceBound), Amounts.format(proved));
        }
        if (bound.compareTo(priceBound) > 0) {
            claims.tell("bound", "claim-bound-above", Amounts.format(bound), Amounts.format(priceBound));
        }
        if (bound.compareTo(objective) < 0) {
            claims.tell("bound", "claim-bound-below", Amounts.format(bound), Amounts.format(objective));
        }
        checkGap(new BigDecimal(bound), new BigDecimal(objective));
    }

    private void checkGap(BigDecimal bound, BigDecimal objective) {
        var gap = bound.subtract(objective).divide(bound.abs().max(BigDecimal.ONE), MathContext.DECIMAL64);
        var claimed = claims.number("gap");
        if (claimed.subtract(gap).abs().compareTo(GAP_TOLERANCE) > 0) {
            claims.tell("gap", "claim-differs", claimed.toPlainString(), gap.toPlainString());
        }
    }
}
