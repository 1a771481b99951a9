/**
 * Hours 时长: the ledger of hours, whose rows are only ever added and are chained by hashes; what a volunteer reads in it; and the checks that
 * prove it. {@link org.redvest.hours.Ledger} is the facade. The modules that find hours out enter them, attendance first of all; hours
 * knows none of them.
 */
@NullMarked
@ApplicationModule(displayName = "Hours 时长")
package org.redvest.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
