package org.redvest.dispatch.plans;

import org.redvest.web.NotFound;

/** There is no such plan, or it is another region's. */
final class NoSuchPlan extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchPlan() {
        super("No such plan");
    }
}
