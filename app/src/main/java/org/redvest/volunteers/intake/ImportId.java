package org.redvest.volunteers.intake;

public record ImportId(long value) {}
