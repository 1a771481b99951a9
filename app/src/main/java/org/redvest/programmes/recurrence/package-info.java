/**
 * When a post recurs: weekdays, holidays and make-up workdays, the hours of a day. It knows no programme and no database. Who writes a
 * post down names these values, so other modules see them.
 */
@NamedInterface("recurrence")
@NullMarked
package org.redvest.programmes.recurrence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
