package org.redvest.rules;

import org.redvest.web.NotFound;

/** No such rule, or none for this reader. */
public class NoSuchRule extends NotFound {

    private static final long serialVersionUID = 1L;

    public NoSuchRule() {
        super("No such rule");
    }
}
