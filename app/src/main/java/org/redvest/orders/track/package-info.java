/** The page of one order: where it stands, and how it came there. */
@NullMarked
package org.redvest.orders.track;

import org.jspecify.annotations.NullMarked;
