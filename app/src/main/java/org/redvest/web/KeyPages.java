package org.redvest.web;

import jakarta.servlet.http.HttpServletResponse;

/** Pages whose address is a key to them. */
public final class KeyPages {

    private KeyPages() {}

    /** The address is named to no other page, and no search engine lists it. */
    public static void keepAddress(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
}
