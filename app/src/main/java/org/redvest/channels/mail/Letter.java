package org.redvest.channels.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** An e-mail that keeps its number over all attempts, and knows whether its content was handed over. */
final class Letter extends MimeMessage {

    private final String number;
    private boolean handedOver;

    Letter(Session session, String number) {
        super(session);
        this.number = number;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    /** The transport writes the content only after the server has asked for it. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, ignored);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", number);
    }
}
