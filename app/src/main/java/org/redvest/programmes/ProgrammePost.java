package org.redvest.programmes;

import org.redvest.shifts.ActivityNumber;

/**
 * One post of a programme.
 *
 * @param number of the activity that it is once it was started
 */
public record ProgrammePost(
        ActivityNumber number, ProgrammeId programme, PostOutline outline, boolean started, int version) {

    public String path() {
        return "/posts/" + number;
    }
}
