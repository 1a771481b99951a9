package org.redvest.atlas;

/** A county (6 digits), township (9) or community (12) with its statistical code. */
public record AtlasDivision(String code, String name) {}
