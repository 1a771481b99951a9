package org.redvest.channels;

/**
 * A delivery as its receiver may look it up.
 *
 * @param state as in the database: waiting, sending, sent, uncertain, failed, expired
 */
public record PastDelivery(Delivery delivery, String state, SendResult.ServerAnswer answer) {}
