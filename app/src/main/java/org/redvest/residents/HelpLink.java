package org.redvest.residents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secret in a resident's link: 256 random bits. The database keeps its digest alone. */
final class HelpLink {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String MARKS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String CODES = "23456789abcdefghijkmnpqrstuvwxyz";

    private HelpLink() {}

    static String newToken() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isToken(String typed) {
        return SHAPE.matcher(typed).matches();
    }

    static String path(String token) {
        return "/help/status/" + token;
    }

    /** Without the signs that are read as another: 0 and O, 1 and I. */
    static String newMark() {
        return random(MARKS, 4);
    }

    static String newCode() {
        return random(CODES, 10);
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String random(String signs, int length) {
        return RANDOM.ints(length, 0, signs.length())
                .collect(StringBuilder::new, (text, at) -> text.append(signs.charAt(at)), StringBuilder::append)
                .toString();
    }
}
