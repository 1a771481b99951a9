/** Swaps between volunteers (换班): two or three exchange places, each with their own consent and by all rules. */
@NullMarked
package org.redvest.dispatch.swaps;

import org.jspecify.annotations.NullMarked;
