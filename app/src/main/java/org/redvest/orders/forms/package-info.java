/** The pages on which an order is written and changed. */
@NullMarked
package org.redvest.orders.forms;

import org.jspecify.annotations.NullMarked;
