/**
 * Text messages, WeCom and DingTalk by HTTP gateways: their templates, signatures and answers, one page for each, receipts, and the texts that
 * are filed with carriers.
 */
@NullMarked
package org.redvest.channels.gateway;

import org.jspecify.annotations.NullMarked;
