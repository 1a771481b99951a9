package org.redvest.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The links that lead to the founding: 256 bits of chance, of which the database keeps the digest. One is good until the city is
 * founded, however often it is opened: scanners and chats open links, too.
 */
@Component
class SetupLinks {

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Setup setup;
    private final SetupStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SetupLinks(Setup setup, SetupStore store, Clock clock) {
        this.setup = setup;
        this.store = store;
        this.clock = clock;
    }

    /** Told to the caller alone. */
    String print() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        setup.inSystem(() -> {
            store.print(digest(token), clock.instant());
            return token;
        });
        return token;
    }

    boolean opens(String token) {
        return TOKEN.matcher(token).matches() && setup.inSystem(() -> store.isPrinted(digest(token)));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
