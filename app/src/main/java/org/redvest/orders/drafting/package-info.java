/**
 * What a community writes before and when it places an order: the form as typed and kept, what it may say, and placing it.
 */
@NullMarked
package org.redvest.orders.drafting;

import org.jspecify.annotations.NullMarked;
