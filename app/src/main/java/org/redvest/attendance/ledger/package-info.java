/** The ledger of hours 时长台账: rows that are only ever added, chained by hashes. Only attendance writes to it. */
@NullMarked
package org.redvest.attendance.ledger;

import org.jspecify.annotations.NullMarked;
