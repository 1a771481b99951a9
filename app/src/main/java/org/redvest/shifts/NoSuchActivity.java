package org.redvest.shifts;

import org.redvest.web.NotFound;

/** There is none, or none that one may see: the same answer to both. */
public class NoSuchActivity extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchActivity(String what) {
        super("There is no such %s".formatted(what));
    }
}
