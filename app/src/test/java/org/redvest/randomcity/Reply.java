package org.redvest.randomcity;

import java.net.URI;
import java.util.List;

/**
 * What the server answered, after its redirects.
 *
 * @param asked method and path as they were sent
 * @param at where it ended
 * @param hops the addresses on the way
 */
record Reply(String asked, URI at, int status, String type, String body, List<String> hops) {

    Reply {
        hops = List.copyOf(hops);
    }

    boolean isPage() {
        return type.startsWith("text/html");
    }

    boolean isTable() {
        return type.startsWith("text/csv");
    }

    boolean found() {
        return status == 200;
    }

    String path() {
        return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
    }

    boolean asksToSignIn() {
        return at.getPath().equals("/sign-in");
    }
}
