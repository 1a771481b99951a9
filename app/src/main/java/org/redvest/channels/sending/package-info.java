/** Sends what the outbox holds, each channel on its own. */
@NullMarked
package org.redvest.channels.sending;

import org.jspecify.annotations.NullMarked;
