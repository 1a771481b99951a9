/** Leading a shift (带班): the screen with the code, and handing the lead over. */
@NullMarked
package org.redvest.attendance.leading;

import org.jspecify.annotations.NullMarked;
