package org.redvest.channels.mail;

/**
 * How e-mail is handed over.
 *
 * @param account to sign in with at the server; empty where it asks for none
 * @param site address of this installation as its readers know it, without a slash at its end
 * @param perMinute how many messages the server takes
 */
public record MailSettings(
        String host, int port, MailEncryption security, String sender, String account, String site, int perMinute) {

    /** How the connection is kept from being read. */
    public enum MailEncryption {
        /** Encrypted from the first byte, port 465. */
        TLS,
        /** Begins in the clear and must change over before anything is said, port 587. */
        STARTTLS,
        /** Inside one network only, port 25. */
        NONE
    }
}
