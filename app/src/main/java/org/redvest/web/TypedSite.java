package org.redvest.web;

import java.net.URI;

/** The address of an installation as an administrator types it: what links in messages begin with. */
public final class TypedSite {

    private static final int LONGEST = 200;

    private TypedSite() {}

    public static boolean isSite(String text) {
        try {
            var uri = URI.create(text);
            return text.length() <= LONGEST
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
