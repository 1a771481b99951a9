/**
 * Notices 消息: each account's list of what happened to what concerns it. Listens to the events of the others; nobody depends
 * on it.
 */
@NullMarked
@ApplicationModule(displayName = "Notices 消息")
package org.redvest.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
