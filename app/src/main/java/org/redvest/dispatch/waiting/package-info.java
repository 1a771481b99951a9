/** The waiting list of a need that is full (候补): joined, left, and asked in its order when a place becomes free. */
@NullMarked
package org.redvest.dispatch.waiting;

import org.jspecify.annotations.NullMarked;
