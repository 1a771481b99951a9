/**
 * Ordering and review (点单, 审单): an order, its shifts and needs, the track that says where it stands, and the clock of the
 * promised answer.
 *
 * <p>Others may see {@link org.redvest.orders.Orders}, the values it answers with, and the events. What a later module wants
 * to show on an order's pages it contributes as an {@link org.redvest.shifts.ActivityPanel}.
 *
 * <p>More than fifteen of its types are used by others, because each answer to an order is an event of its own that others hear.
 */
@NullMarked
@ApplicationModule(displayName = "Orders 点单与审单")
package org.redvest.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
