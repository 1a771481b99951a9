/** Puts each message in the channels that its reader chose, as one delivery each. */
@NullMarked
package org.redvest.channels.outbox;

import org.jspecify.annotations.NullMarked;
