/** The market: a problem as flat arrays of pairs, and who takes what at the moment. Only the engine sees it. */
@NullMarked
package org.redvest.engine.market;

import org.jspecify.annotations.NullMarked;
