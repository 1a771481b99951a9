package org.redvest.shifts;

/** What is to be done, and where: the part of an activity that is approved and then stays as it is. */
public record Terms(Service service, Whereabouts where) {}
