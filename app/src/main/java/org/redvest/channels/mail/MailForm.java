package org.redvest.channels.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.channels.TypedAddress;
import org.redvest.channels.mail.MailSettings.MailEncryption;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedNumber;
import org.redvest.web.TypedSite;

/**
 * The settings of e-mail as they were typed.
 *
 * @param secret empty: the password that is kept stays
 */
public record MailForm(
        boolean enabled,
        String host,
        String port,
        String security,
        String sender,
        String account,
        String secret,
        String site,
        String perMinute) {

    private static final int MOST_PORT = 65_535;
    private static final int MOST_PER_MINUTE = 100_000;
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,200}[A-Za-z0-9])?";

    static MailForm of(Optional<MailSettings> kept, boolean enabled, String site) {
        return kept.map(mail -> new MailForm(
                        enabled,
                        mail.host(),
                        Integer.toString(mail.port()),
                        mail.security().name(),
                        mail.sender(),
                        mail.account(),
                        "",
                        mail.site(),
                        Integer.toString(mail.perMinute())))
                .orElseGet(() -> new MailForm(true, "", "465", MailEncryption.TLS.name(), "", "", "", site, "300"));
    }

    MailForm plain() {
        return new MailForm(
                enabled,
                PlainText.line(host),
                port,
                security,
                PlainText.line(sender),
                PlainText.line(account),
                secret,
                PlainText.line(site).replaceAll("/+$", ""),
                perMinute);
    }

    Problems problems() {
        var problems = new ArrayList<Problem>();
        if (!host.matches(HOST)) {
            problems.add(new Problem("host", "channels.problem.host"));
        }
        if (TypedNumber.upTo(port, MOST_PORT).isEmpty()) {
            problems.add(new Problem("port", "channels.problem.port"));
        }
        if (chosen().isEmpty()) {
            problems.add(new Problem("security", "channels.problem.security"));
        }
        if (!TypedAddress.isAddress(sender)) {
            problems.add(new Problem("sender", "channels.problem.address"));
        }
        if (!account.isEmpty() && !account.matches("[!-~]{1,200}")) {
            problems.add(new Problem("account", "channels.problem.account"));
        }
        if (secret.length() > 200) {
            problems.add(new Problem("password", "channels.problem.secret"));
        }
        if (!TypedSite.isSite(site)) {
            problems.add(new Problem("site", "channels.problem.site"));
        }
        if (TypedNumber.upTo(perMinute, MOST_PER_MINUTE).isEmpty()) {
            problems.add(new Problem("perMinute", "channels.problem.rate", MOST_PER_MINUTE));
        }
        return new Problems(List.copyOf(problems));
    }

    /** Only where there are no problems. */
    MailSettings settings() {
        return new MailSettings(
                host,
                TypedNumber.upTo(port, MOST_PORT).orElseThrow(),
                chosen().orElseThrow(),
                sender,
                account,
                site,
                TypedNumber.upTo(perMinute, MOST_PER_MINUTE).orElseThrow());
    }

    private Optional<MailEncryption> chosen() {
        return Stream.of(MailEncryption.values())
                .filter(each -> each.name().equals(security))
                .findFirst();
    }

    /** Nobody's password in a log. */
    @Override
    public String toString() {
        return "MailForm";
    }
}
