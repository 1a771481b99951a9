/** Prices that fall and rise until they and a plan fit each other, and what they prove. Only the engine sees it. */
@NullMarked
package org.redvest.engine.auction;

import org.jspecify.annotations.NullMarked;
