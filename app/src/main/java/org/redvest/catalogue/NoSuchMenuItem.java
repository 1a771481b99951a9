package org.redvest.catalogue;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The menu has no such service, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchMenuItem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchMenuItem(String what) {
        super("The menu has no %s".formatted(what));
    }
}
