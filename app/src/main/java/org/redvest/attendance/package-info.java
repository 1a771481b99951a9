/**
 * Attendance 到岗: checking in and out by a code that changes or by roll call, the community's confirmation of who came, its
 * evaluation (评单). What follows of hours it enters in {@link org.redvest.hours.Ledger}. Others see {@link
 * org.redvest.attendance.Attendance}, its outcomes and events.
 *
 * <p>More than fifteen of its types are used by others: seven are events, six are what the demo's people are answered, and four are
 * what reports read of the books.
 */
@NullMarked
@ApplicationModule(displayName = "Attendance 到岗")
package org.redvest.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
