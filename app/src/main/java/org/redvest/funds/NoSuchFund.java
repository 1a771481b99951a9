package org.redvest.funds;

import org.redvest.web.NotFound;

/** There is none, or none that one may see or write in: the same answer to all of them. */
public class NoSuchFund extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchFund() {
        super("There is no such fund");
    }
}
