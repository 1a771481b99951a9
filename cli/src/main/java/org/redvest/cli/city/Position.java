package org.redvest.cli.city;

/** A position in millionths of a degree north and east. */
record Position(long microLatitude, long microLongitude) {}
