/**
 * Channels 接收方式: tells people outside of the application what concerns them, by e-mail, text message, WeCom, DingTalk and pushed message. Listens to
 * notices and to openings; nobody depends on it. The root holds what all channels share and uses none of its rooms. Each channel is a room
 * that knows no other channel.
 */
@NullMarked
@ApplicationModule(displayName = "Channels 接收方式")
package org.redvest.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
