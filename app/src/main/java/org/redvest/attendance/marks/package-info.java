/**
 * Marks of who came and left (打卡): checking in and out by a code that changes, and the shift that moves on with them.
 */
@NullMarked
package org.redvest.attendance.marks;

import org.jspecify.annotations.NullMarked;
