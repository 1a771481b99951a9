package org.redvest.catalogue;

import org.redvest.web.NotFound;

/** The menu has no such need or service, or no longer. */
public class NoSuchMenuItem extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchMenuItem(String what) {
        super("The menu has no such %s".formatted(what));
    }
}
