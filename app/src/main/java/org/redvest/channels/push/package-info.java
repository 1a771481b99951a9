/** Web Push: the browsers that may show messages, the keys, and the request that carries one message to one browser (RFC 8030, 8291, 8292). */
@NullMarked
package org.redvest.channels.push;

import org.jspecify.annotations.NullMarked;
