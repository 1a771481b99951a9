package org.redvest.accounts;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What all pages behind secret links have in common. */
final class SecretLinks {

    private SecretLinks() {}

    static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(path)
                .build()
                .toUriString();
    }

    /** The address is the key: it is named to no other page, and no search engine lists it. */
    static void keepToThisPage(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
}
