/** The time that Redvest's rules live in, which a demo may move, and the real time beside it. */
@NullMarked
@ApplicationModule(displayName = "Clock")
package org.redvest.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
