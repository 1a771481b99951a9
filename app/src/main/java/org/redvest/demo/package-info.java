/**
 * A city to try Redvest in: invented people, six weeks of their service, and a guide through the loop. It fills and plays
 * the city through the other modules' facades only, and nobody depends on it. Everything in it follows from a seed.
 */
@NullMarked
@ApplicationModule(displayName = "Demo")
package org.redvest.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
