package org.redvest.accounts;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link proves: 26 letters and digits, 128 bits of chance. The database keeps its digest alone, so a link can be shown only
 * when it is made.
 */
record LinkSecret(String value) {

    /** Without 0/o and 1/i/l, because a link may be copied from paper. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 26;
    private static final Pattern SHAPE = Pattern.compile("[%s]{%d}".formatted(ALPHABET, LENGTH));
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkSecret fresh() {
        var secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new LinkSecret(secret.toString());
    }

    /** Empty where no link of ours has this shape. */
    static Optional<LinkSecret> read(String typed) {
        return Optional.of(typed.toLowerCase(Locale.ROOT))
                .filter(secret -> SHAPE.matcher(secret).matches())
                .map(LinkSecret::new);
    }

    byte[] digest() {
        return Doors.digest(value);
    }

    @Override
    public String toString() {
        return "LinkSecret";
    }
}
