package org.redvest.atlas;

/** A province, autonomous region or municipality: {@code 43}, 湖南省. */
public record AtlasProvince(String code, String name) {}
