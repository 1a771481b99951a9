package org.redvest.orders;

import org.redvest.web.NotFound;

/** There is none, or none that one may see: the same answer to both. */
public class NoSuchOrder extends NotFound {

    private static final long serialVersionUID = 1L;

    public NoSuchOrder(String what) {
        super("There is no such %s".formatted(what));
    }
}
