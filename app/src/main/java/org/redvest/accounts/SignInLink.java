package org.redvest.accounts;

import java.time.Instant;

/**
 * A way in for an account that exists, to be handed to its owner (登录链接). It is told when it is made and never again.
 *
 * @param path of the page that it opens
 */
public record SignInLink(String path, Instant until) {

    /** Nobody's link in a log. */
    @Override
    public String toString() {
        return "SignInLink";
    }
}
