/** The telephone (电话): whom to call for a need, one dispatcher for one person at a time, and what came of each call. */
@NullMarked
package org.redvest.dispatch.calls;

import org.jspecify.annotations.NullMarked;
