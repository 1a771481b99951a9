package org.redvest.channels.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.channels.TypedAddress;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;

/**
 * What an administrator types about pushed messages.
 *
 * @param mailbox an e-mail address of those who run this installation
 */
public record PushForm(boolean enabled, String mailbox) {

    private static final String MAILTO = "mailto:";

    static PushForm of(Optional<PushSettings> kept, boolean enabled) {
        return new PushForm(enabled, kept.map(PushSettings::contact).orElse("").replaceFirst("^" + MAILTO, ""));
    }

    PushForm plain() {
        return new PushForm(enabled, PlainText.line(mailbox));
    }

    Problems problems() {
        var problems = new ArrayList<Problem>();
        if (!TypedAddress.isAddress(TypedAddress.normal(mailbox))) {
            problems.add(new Problem("mailbox", "channels.problem.address"));
        }
        return new Problems(List.copyOf(problems));
    }

    /** As a push service wants it. */
    String subject() {
        return MAILTO + TypedAddress.normal(mailbox);
    }
}
