package org.redvest.volunteers.intake;

import org.redvest.web.NotFound;

/** An import that is not there, or not in the region of whoever asks. */
final class NoSuchImport extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchImport() {
        super("No such import");
    }
}
