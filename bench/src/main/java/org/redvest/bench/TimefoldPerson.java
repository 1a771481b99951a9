package org.redvest.bench;

/** A volunteer, for Timefold. */
public record TimefoldPerson(int number) {}
