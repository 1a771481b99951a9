package org.redvest.channels.mail;

import org.redvest.accounts.Hat;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.Channels;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** E-mail, as an administrator of the whole installation sets it up. */
@Service
class MailChannel {

    private final Channels channels;
    private final ChannelSettings settings;

    MailChannel(Channels channels, ChannelSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    /** @param site the address under which this page was asked for, offered where none is kept */
    @Transactional(readOnly = true)
    MailForm form(Hat hat, String site) {
        channels.mustManage(hat);
        return MailForm.of(settings.find(Channel.MAIL, MailSettings.class), channels.isEnabled(Channel.MAIL), site);
    }

    @Transactional
    Problems save(Hat hat, MailForm form) {
        channels.mustManage(hat);
        var problems = form.problems();
        if (!problems.any()) {
            settings.save(Channel.MAIL, form.enabled(), form.settings(), form.secret());
            channels.record(hat, Channel.MAIL, form.host(), form.enabled());
        }
        return problems;
    }
}
