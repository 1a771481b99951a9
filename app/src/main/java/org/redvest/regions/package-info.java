/**
 * Where everything is: the administrative divisions with their codes, names, places and outlines. Reference data that
 * everybody may see; others use {@link org.redvest.regions.Regions}.
 */
@NullMarked
@ApplicationModule(displayName = "Regions")
package org.redvest.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
