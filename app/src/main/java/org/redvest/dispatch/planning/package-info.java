/**
 * Dispatch problems made from the database: who lives in a region, which needs have places free, what is already held, declined or out of
 * reach. {@link org.redvest.dispatch.planning.ProblemBuilder} is the one place where they are made.
 */
@NullMarked
package org.redvest.dispatch.planning;

import org.jspecify.annotations.NullMarked;
