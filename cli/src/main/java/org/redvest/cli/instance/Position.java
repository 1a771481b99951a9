package org.redvest.cli.instance;

/** WGS-84 degrees. */
public record Position(double lat, double lon) {}
