/**
 * Attendance 到岗: checking in and out by a code that changes or by roll call, the community's confirmation of who came, its
 * evaluation (评单), and the hours that follow from both. Others see {@link org.redvest.attendance.Attendance}, its outcomes
 * and events; the ledger is its own.
 */
@NullMarked
@ApplicationModule(displayName = "Attendance 到岗与时长")
package org.redvest.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
