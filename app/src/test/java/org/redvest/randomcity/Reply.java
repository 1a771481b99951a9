package org.redvest.randomcity;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server answered, after its redirects. Read as a page once, however many checks look at it. */
final class Reply {

    private final String asked;
    private final URI at;
    private final int status;
    private final String type;
    private final String body;
    private final List<String> hops;
    private @Nullable WebPage page;

    /**
     * @param asked method and path as they were sent
     * @param at where it ended
     * @param hops the addresses on the way
     */
    Reply(String asked, URI at, int status, String type, String body, List<String> hops) {
        this.asked = asked;
        this.at = at;
        this.status = status;
        this.type = type;
        this.body = body;
        this.hops = List.copyOf(hops);
    }

    String asked() {
        return asked;
    }

    URI at() {
        return at;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    List<String> hops() {
        return hops;
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

    WebPage page() {
        var known = page;
        if (known == null) {
            known = WebPage.of(this);
            page = known;
        }
        return known;
    }
}
