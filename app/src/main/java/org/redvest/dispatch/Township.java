package org.redvest.dispatch;

/** So many people at home in one township. */
public record Township(String name, int people) {}
