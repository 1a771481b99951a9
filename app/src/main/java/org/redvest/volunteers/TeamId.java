package org.redvest.volunteers;

public record TeamId(long value) {}
