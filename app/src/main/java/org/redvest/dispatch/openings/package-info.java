/** Opening the needs of an activity to those who can serve (抢单), and the pages of the dispatcher who does. */
@NullMarked
package org.redvest.dispatch.openings;

import org.jspecify.annotations.NullMarked;
