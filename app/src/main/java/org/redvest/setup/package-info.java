/**
 * Founding a city (开城) and what it is called afterwards: the link that the first start prints, the choice of province and city from
 * the atlas, the names, the mark, the zone, the promised answer. Others found by {@link org.redvest.setup.Setup}.
 */
@NullMarked
@ApplicationModule(displayName = "Setup 开城")
package org.redvest.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
