/** The community's evaluation of an activity (评单), and what volunteers read of it. */
@NullMarked
package org.redvest.attendance.evaluating;

import org.jspecify.annotations.NullMarked;
