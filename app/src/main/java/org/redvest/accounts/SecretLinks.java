package org.redvest.accounts;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The whole address of a secret link, as it is copied and scanned. */
final class SecretLinks {

    private SecretLinks() {}

    static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(path)
                .build()
                .toUriString();
    }
}
