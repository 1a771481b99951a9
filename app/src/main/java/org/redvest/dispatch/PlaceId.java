package org.redvest.dispatch;

/** Names one person's place at one service. */
public record PlaceId(long value) {}
