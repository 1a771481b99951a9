/** The community's word on who came and how much was done, its corrections, and the hours that follow. */
@NullMarked
package org.redvest.attendance.confirming;

import org.jspecify.annotations.NullMarked;
