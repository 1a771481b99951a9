package org.redvest.bulletins;

import org.redvest.web.NotFound;

/** There is none, or none that one may see. */
public class NoSuchBulletin extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchBulletin() {
        super("There is no such bulletin");
    }
}
