package org.redvest.programmes;

import org.redvest.programmes.recurrence.DaySpan;

/**
 * What a committee lays down about a programme.
 *
 * @param brand the line under which it is known; may be empty
 * @param measure what its posts count beside people and hours, a measure of the menu
 */
public record ProgrammeOutline(
        String name, String aim, String organiser, String brand, String measure, DaySpan period) {}
