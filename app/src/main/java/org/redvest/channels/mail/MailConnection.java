package org.redvest.channels.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.redvest.channels.Carrier;
import org.redvest.channels.Parcel;
import org.redvest.channels.SendResult;
import org.redvest.channels.SendResult.ServerAnswer;

/** One connection to the mail server. */
final class MailConnection implements Carrier.Connection {

    private static final int PERMANENT = 500;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final Transport transport;
    private final MailSettings mail;

    MailConnection(Session session, Transport transport, MailSettings mail) {
        this.session = session;
        this.transport = transport;
        this.mail = mail;
    }

    @Override
    public SendResult send(Parcel parcel) {
        var letter = new Letter(session, "<delivery-" + parcel.number() + "@" + domain() + ">");
        try {
            var to = new InternetAddress(parcel.to(), true);
            letter.setFrom(new InternetAddress(mail.sender(), true));
            letter.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
            letter.setSubject(parcel.subject(), UTF_8);
            letter.setText(parcel.text() + "\n\n" + mail.site() + parcel.path() + "\n", UTF_8);
            letter.setHeader("Auto-Submitted", "auto-generated");
            letter.saveChanges();
            transport.sendMessage(letter, new Address[] {to});
            return new SendResult.Sent(ServerAnswer.of("sent"));
        } catch (MessagingException failed) {
            return result(failed, letter.isHandedOver());
        }
    }

    /** A server that answers has refused; one that does not may have taken what was already handed over. */
    private static SendResult result(MessagingException failed, boolean handedOver) {
        var code = nested(failed)
                .flatMap(each -> switch (each) {
                    case SMTPAddressFailedException address -> Stream.of(address.getReturnCode());
                    case SMTPSendFailedException sending -> Stream.of(sending.getReturnCode());
                    default -> Stream.<Integer>empty();
                })
                .filter(number -> number > 0)
                .reduce((_, last) -> last);
        if (code.isPresent()) {
            var word = nested(failed).anyMatch(SMTPAddressFailedException.class::isInstance)
                    ? "address-refused"
                    : "refused";
            var answer = ServerAnswer.of(word, code.get().toString());
            return code.get() >= PERMANENT ? new SendResult.Refused(answer) : new SendResult.Later(answer);
        }
        if (failed instanceof jakarta.mail.internet.AddressException) {
            return new SendResult.Refused(ServerAnswer.of("no-address"));
        }
        return handedOver
                ? new SendResult.Uncertain(ServerAnswer.of("no-answer"))
                : new SendResult.Away(ServerAnswer.of("no-connection"));
    }

    /** Jakarta Mail keeps what the server said of each address behind the first exception. */
    private static Stream<Exception> nested(MessagingException failed) {
        return Stream.iterate(
                (Exception) failed,
                each -> each != null,
                each -> each instanceof MessagingException one ? one.getNextException() : null);
    }

    private String domain() {
        return mail.sender().substring(mail.sender().lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Override
    public void close() {
        MailCarrier.close(transport);
    }
}
