/**
 * Programmes (项目): what a committee plans over weeks, with posts (岗位) that recur. A post that is started is an activity of
 * {@code shifts}, whose people are asked for, come and are recorded as those of an order are.
 *
 * <p>Others may see {@link org.redvest.programmes.Programmes} and the values it answers with.
 */
@NullMarked
@ApplicationModule(displayName = "Programmes 项目")
package org.redvest.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
