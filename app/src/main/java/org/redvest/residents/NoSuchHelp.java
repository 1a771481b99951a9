package org.redvest.residents;

import org.redvest.web.NotFound;

/** Absent, over, or of another community. The message names no code and no link. */
final class NoSuchHelp extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchHelp(String what) {
        super("No such " + what);
    }
}
