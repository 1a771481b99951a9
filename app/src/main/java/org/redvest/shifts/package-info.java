/**
 * Activities and their shifts (活动、班次): what is to be done, where and when, with how many people; what people must know before
 * and after they accept; where each shift stands, and the track of how it came there. An activity belongs to an owner, an order now.
 *
 * <p>{@link org.redvest.shifts.Shifts} is for those who staff shifts and note who came; {@link org.redvest.shifts.Planning} is for
 * owners. More than fifteen of its types are used by others, because a shift is what all later modules speak of.
 */
@NullMarked
@ApplicationModule(displayName = "Shifts 班次")
package org.redvest.shifts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
