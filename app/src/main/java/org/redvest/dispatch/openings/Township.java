package org.redvest.dispatch.openings;

/** So many people at home in one township. */
public record Township(String name, int people) {}
