package org.redvest.channels.push;

import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.Channels;
import org.redvest.channels.push.PushKeyPair.KeyText;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pushed messages, as an administrator of the whole installation sets them up. */
@Service
public class PushChannel {

    private final Channels channels;
    private final ChannelSettings settings;

    PushChannel(Channels channels, ChannelSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public PushForm form(Hat hat) {
        channels.mustManage(hat);
        return PushForm.of(settings.find(Channel.PUSH, PushSettings.class), channels.isEnabled(Channel.PUSH));
    }

    /** The key pair is made once: with another one every browser would have to subscribe anew. */
    @Transactional
    public Problems save(Hat hat, PushForm form) {
        channels.mustManage(hat);
        var problems = form.problems();
        if (!problems.any()) {
            var key = kept().orElseGet(PushKeyPair::made);
            settings.save(
                    Channel.PUSH, form.enabled(), new PushSettings(form.subject(), key.publicKey()), key.privateKey());
            channels.record(hat, Channel.PUSH, form.mailbox().replaceFirst(".*@", ""), form.enabled());
        }
        return problems;
    }

    /** Empty also where it was sealed with a key that is gone. */
    private Optional<KeyText> kept() {
        return settings.find(Channel.PUSH, PushSettings.class)
                .flatMap(found -> settings.secret(Channel.PUSH).map(secret -> new KeyText(found.publicKey(), secret)));
    }
}
