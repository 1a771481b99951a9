/** When a post recurs: weekdays, holidays and make-up workdays, the hours of a day. It knows no programme and no database. */
@NullMarked
package org.redvest.programmes.recurrence;

import org.jspecify.annotations.NullMarked;
