package org.redvest.channels.push;

/**
 * How messages are pushed to browsers. The private key lies beside it, sealed.
 *
 * @param contact whom a push service writes to when something is wrong: a mailto: or https: address
 * @param publicKey what browsers are told when they subscribe
 */
public record PushSettings(String contact, String publicKey) {}
