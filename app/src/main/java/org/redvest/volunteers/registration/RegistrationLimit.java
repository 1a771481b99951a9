package org.redvest.volunteers.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Network;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often one address, and one link, may be used to register in an hour, on all nodes together. A class of a school stands behind
 * one address, a university behind one link on one afternoon, so both are generous.
 */
@Component
class RegistrationLimit {

    static final int BY_ADDRESS = 60;
    static final int BY_LINK = 600;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RegistrationLimitStore store;

    RegistrationLimit(RegistrationLimitStore store) {
        this.store = store;
    }

    @Transactional
    boolean allows(String address, String code) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> store.count(digest("address " + Network.of(address)), WINDOW) <= BY_ADDRESS
                        && store.count(digest("link " + code), WINDOW) <= BY_LINK);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
