package org.redvest.accounts;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, compares and makes up passwords. Each hash names its method, so that a better one can follow. */
@Component
class Passwords {

    /** Nobody's password. Compared with when there is no account, so that the answer takes as long. */
    static final String NOBODY =
            "{argon2}$argon2id$v=19$m=16384,t=2,p=1$cmVkdmVzdC1ub2JvZHkhIQ$3NkS6Y2Yb0dr1bUDVMeVNnRMNvCGE1SP0O7xPSGbEDs";

    /** Without 0/o, 1/i/l: people read these aloud on the telephone. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final SecureRandom random = new SecureRandom();

    /** Each comparison takes 16 MB and a core: a rush must wait, not take the machine. */
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

    String hash(String password) {
        return oneOfFew(() -> encoder.encode(normal(password)));
    }

    boolean matches(String password, Optional<String> hash) {
        return oneOfFew(() -> encoder.matches(normal(password), hash.orElse(NOBODY))) && hash.isPresent();
    }

    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** 79 bits, in four groups. */
    String oneTime() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /** A one-time password is read aloud: capitals, and whatever stands or does not stand between the groups, are the same. */
    static String asOneTime(String typed) {
        var characters = normal(typed).replaceAll("[\\s\\p{Pd}]", "").toLowerCase(Locale.ROOT);
        return characters.length() == GROUPS * GROUP ? characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-") : typed;
    }

    /** The same password typed on a Chinese and on an English keyboard is the same password. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T oneOfFew(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
