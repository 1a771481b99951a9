/** The lists of orders: those of a community, and the rows of the committee's queue. */
@NullMarked
package org.redvest.orders.lists;

import org.jspecify.annotations.NullMarked;
