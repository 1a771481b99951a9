package org.redvest.channels.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.redvest.channels.Carrier;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.SendResult;
import org.redvest.channels.mail.MailSettings.MailEncryption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** E-mail over SMTP. */
@Component
public class MailCarrier implements Carrier {

    private final ChannelSettings settings;
    private final Duration patience;

    MailCarrier(ChannelSettings settings, @Value("${redvest.channels.patience}") Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Pace pace() {
        return new Pace(
                settings.find(Channel.MAIL, MailSettings.class)
                        .map(MailSettings::perMinute)
                        .orElse(0),
                Duration.ofMinutes(1));
    }

    @Override
    public Connecting connect() {
        return settings.find(Channel.MAIL, MailSettings.class)
                .map(found -> connect(found, settings.secret(Channel.MAIL)))
                .orElseGet(() -> new Connecting.Failed(away("not-set-up")));
    }

    private Connecting connect(MailSettings mail, Optional<String> password) {
        var session = Session.getInstance(properties(mail));
        try {
            var transport = session.getTransport("smtp");
            if (mail.account().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(mail.account(), password.orElse(""));
            }
            return new Connecting.Open(new MailConnection(session, transport, mail));
        } catch (AuthenticationFailedException refused) {
            return new Connecting.Failed(away("sign-in"));
        } catch (MessagingException failed) {
            return new Connecting.Failed(away(word(failed)));
        }
    }

    private Properties properties(MailSettings mail) {
        var limit = Long.toString(patience.toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!mail.account().isEmpty()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.security() == MailEncryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.security() == MailEncryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(mail.security() == MailEncryption.STARTTLS));
        properties.put("mail.smtp.connectiontimeout", limit);
        properties.put("mail.smtp.timeout", limit);
        properties.put("mail.smtp.writetimeout", limit);
        return properties;
    }

    private static String word(MessagingException failed) {
        if (causes(failed).anyMatch(UnknownHostException.class::isInstance)) {
            return "no-such-host";
        }
        return causes(failed).anyMatch(SSLException.class::isInstance) ? "not-secure" : "no-connection";
    }

    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
    }

    private static SendResult.Away away(String word) {
        return new SendResult.Away(SendResult.ServerAnswer.of(word));
    }

    static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException broken) {
            // It is closed either way; what it carried was acknowledged or counts as uncertain.
            return;
        }
    }
}
