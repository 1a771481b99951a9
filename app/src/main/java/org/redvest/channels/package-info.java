/**
 * Channels 接收方式: tells people outside of the application what concerns them, by e-mail and by text message. Listens to
 * notices and to openings; nobody depends on it.
 */
@NullMarked
@ApplicationModule(displayName = "Channels 接收方式")
package org.redvest.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
