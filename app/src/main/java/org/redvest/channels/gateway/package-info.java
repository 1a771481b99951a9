/** Text messages by an HTTP gateway: its templates, signatures and answers, its page, receipts, and the texts that are filed with carriers. */
@NullMarked
package org.redvest.channels.gateway;

import org.jspecify.annotations.NullMarked;
