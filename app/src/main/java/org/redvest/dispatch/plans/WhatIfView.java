package org.redvest.dispatch.plans;

import java.util.List;

/**
 * What could be changed about one shift of a plan, and what each change would bring.
 *
 * @param rows empty where nobody can be asked for it any more
 * @param gap millionths of a point that the plan lies below its bound at most
 */
public record WhatIfView(PlanDraft draft, PlannedShift shift, List<WhatIfRow> rows, long gap) {

    public WhatIfView {
        rows = List.copyOf(rows);
    }
}
