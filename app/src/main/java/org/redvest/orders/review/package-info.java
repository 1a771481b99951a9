/** The committee's review (审单): the queue, the dossier, and the answer. */
@NullMarked
package org.redvest.orders.review;

import org.jspecify.annotations.NullMarked;
