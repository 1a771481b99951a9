package org.redvest.dispatch.plans;

import java.util.List;

/**
 * What could be changed about one shift of a plan, and what each change would bring.
 *
 * @param rows empty where nobody can be asked for it any more
 */
public record WhatIfView(PlanDraft draft, PlannedShift shift, List<WhatIfRow> rows) {

    public WhatIfView {
        rows = List.copyOf(rows);
    }
}
