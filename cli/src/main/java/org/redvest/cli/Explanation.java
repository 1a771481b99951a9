package org.redvest.cli;

import org.jspecify.annotations.Nullable;
import org.redvest.engine.Change;
import org.redvest.engine.Staffing;
import org.redvest.engine.Why;

/**
 * What {@code explain} answers.
 *
 * @param asked about one volunteer, or null
 * @param staffing how the need stands, where no volunteer was named
 * @param effect of the change, where one was asked about
 */
record Explanation(
        String need, @Nullable Asked asked, @Nullable Staffing staffing, Change.@Nullable Effect effect) {

    record Asked(String volunteer, Why why) {}
}
