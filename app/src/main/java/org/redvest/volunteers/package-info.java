/**
 * Volunteers (志愿者): where they start from, when they are free, what they can and want to do, and the service teams (服务队) they belong
 * to. Others see {@link org.redvest.volunteers.Volunteers}, the ids and the values it hands out; name and telephone number lie apart.
 *
 * <p>More than fifteen of its types are used by others, because places, hours and messages all speak of volunteers and their teams.
 */
@NullMarked
@ApplicationModule(displayName = "Volunteers")
package org.redvest.volunteers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
