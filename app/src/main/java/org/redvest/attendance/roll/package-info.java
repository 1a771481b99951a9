/** Calling the roll (点名) for those without a phone, and taking back a slip of it. */
@NullMarked
package org.redvest.attendance.roll;

import org.jspecify.annotations.NullMarked;
