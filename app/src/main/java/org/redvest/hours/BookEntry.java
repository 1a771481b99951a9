package org.redvest.hours;

import org.redvest.shifts.ActivityNumber;

/** That the books were written for an activity: lines were added, or its confirmation or evaluation. */
public record BookEntry(long position, ActivityNumber activity) {}
