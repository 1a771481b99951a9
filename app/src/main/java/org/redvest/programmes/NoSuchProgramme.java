package org.redvest.programmes;

import org.redvest.web.NotFound;

/** There is none, or none that one may see or change: the same answer to all of them. */
public class NoSuchProgramme extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchProgramme() {
        super("There is no such programme");
    }
}
