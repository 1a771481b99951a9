package org.redvest.accounts;

import org.redvest.web.NotFound;

/** A page that is not there, or not for this hat. */
class NoSuchPage extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchPage() {
        super("No such page");
    }
}
