/**
 * Earmarked funds (专款) of programmes: what was approved in batches (批次) and what was paid out of them. It records payments and moves no
 * money. Each line is proposed by one person and decided by another, and is never changed.
 *
 * <p>Others may see {@link org.redvest.funds.Funds}, {@link org.redvest.funds.FundBook} and the values they answer with.
 */
@NullMarked
@ApplicationModule(displayName = "Funds 专款")
package org.redvest.funds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
