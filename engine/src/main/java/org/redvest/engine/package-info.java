/**
 * The dispatch problem and its solver: values in, values out; no clock, no logger, no I/O.
 *
 * <p><b>The method.</b> Relax the limit of places and charge a price for a place instead. Then every volunteer is a small problem of their
 * own, and the prices prove what no plan exceeds. So the engine looks for prices at which the best bundles of all volunteers are nearly a
 * plan: an auction in which prices fall until places are filled and rise where volunteers would rather be. Where prices leave a gap, small
 * parts are searched exactly. Every question about a plan is answered from its prices.
 *
 * <table>
 * <caption>Notation, in code, comments and docs/engine.md</caption>
 * <tr><td>v</td><td>a volunteer, by number</td></tr>
 * <tr><td>g</td><td>a need (a good of the auction), by number; it has b_g places</td></tr>
 * <tr><td>e</td><td>an edge: an eligible or held pair (v, g), by number</td></tr>
 * <tr><td>points, micros</td><td>what a pair brings, before price and fatigue; amounts are whole millionths of a point</td></tr>
 * <tr><td>price λ_g</td><td>what a place of g costs; never below 0</td></tr>
 * <tr><td>fatigue(n)</td><td>what n shifts cost one volunteer together; convex</td></tr>
 * <tr><td>bundle</td><td>needs that v can serve together, within all limits; what v holds is in each of them</td></tr>
 * <tr><td>worth of a bundle</td><td>Σ (points − λ_g) − fatigue(n)</td></tr>
 * <tr><td>V_v(λ)</td><td>the worth of v's best bundle at the prices λ</td></tr>
 * <tr><td>reservation θ_vg</td><td>the highest price at which v would rather take g: V_v were g free of charge, less V_v without g</td></tr>
 * <tr><td>bound L(λ)</td><td>Σ λ_g · b_g + Σ V_v(λ): no plan is worth more</td></tr>
 * <tr><td>regret of v</td><td>V_v(λ) less the worth of what v takes now; with the prices of empty places it adds up to bound − plan</td></tr>
 * <tr><td>ε, step</td><td>how far a price moves at a time at least</td></tr>
 * </table>
 *
 * <p><b>Where to read.</b> {@link org.redvest.engine.market.Market} (the arrays), {@link org.redvest.engine.bundles.BundleOracle} (V_v),
 * {@link org.redvest.engine.auction.Bound} (L), {@link org.redvest.engine.auction.FallingPrices} and
 * {@link org.redvest.engine.auction.RisingPrices} (the two phases), {@link org.redvest.engine.auction.Solver} (how they follow each other).
 * Then {@link org.redvest.engine.exact.SmallParts} for the last gap and {@link Explainer} for the answers.
 *
 * <p><b>Packages.</b> This one, the only one that others see, has the problem ({@link Problem}, {@link Eligibility}), the entrances
 * ({@link Planner}, {@link LivePlan}), the answers ({@link Plan}, {@link Explainer}, {@link Advantages}), and how people are asked
 * ({@link WaveSize}, {@link SwapCircles}). Within, {@code market} is the floor; {@code pairs} fills it; {@code bundles}, {@code auction} and
 * {@code exact} stand on it and each on the one before.
 */
@NullMarked
package org.redvest.engine;

import org.jspecify.annotations.NullMarked;
