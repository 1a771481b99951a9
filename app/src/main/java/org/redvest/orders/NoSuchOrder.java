package org.redvest.orders;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, or none that one may see: the same answer to both. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchOrder(String what) {
        super("There is no %s".formatted(what));
    }
}
