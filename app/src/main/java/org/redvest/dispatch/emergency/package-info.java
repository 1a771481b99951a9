/** Emergency calls (应急召集): who is on duty, calling the nearest of them in widening rings, their answers, and drills of it. */
@NullMarked
package org.redvest.dispatch.emergency;

import org.jspecify.annotations.NullMarked;
