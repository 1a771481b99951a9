package org.redvest.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A text that somebody agrees to, as it was read.
 *
 * @param subject what it is about, such as {@code registration}
 * @param version as the page names it
 * @param language tag of the language it was read in
 */
public record ConsentText(String subject, String version, String language, String body) {

    /** Two texts that differ in one letter are two texts, whatever their version says. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
