package org.redvest.channels.gateway;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.redvest.accounts.Hat;
import org.redvest.channels.ChannelKey;
import org.redvest.channels.ChannelReport;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.Channels;
import org.redvest.channels.Sentence;
import org.redvest.channels.Sentence.Variable;
import org.redvest.channels.Wording;
import org.redvest.web.Language;
import org.redvest.web.Problems;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gateways of text messages, WeCom and DingTalk, as an administrator of the whole installation describes each of them. */
@Service
public class Gateways {

    private final Channels channels;
    private final ChannelSettings settings;
    private final Filings filings;
    private final ChannelKey key;
    private final Wording wording;
    private final Texts texts;
    private final Clock clock;
    private final boolean privateToo;

    Gateways(
            Channels channels,
            ChannelSettings settings,
            Filings filings,
            ChannelKey key,
            Wording wording,
            Texts texts,
            Clock clock,
            @Value("${redvest.channels.private-addresses}") boolean privateToo) {
        this.channels = channels;
        this.settings = settings;
        this.filings = filings;
        this.key = key;
        this.wording = wording;
        this.texts = texts;
        this.clock = clock;
        this.privateToo = privateToo;
    }

    /**
     * The settings that are kept; those of the first preset where there are none yet.
     *
     * @param site the address under which this page was asked for, offered where none is kept
     */
    @Transactional(readOnly = true)
    public GatewayForm form(Hat hat, GatewayChannel gateway, String site) {
        channels.mustManage(hat);
        return settings.find(gateway.channel(), GatewaySettings.class)
                .map(kept -> GatewayForm.of(kept, channels.isEnabled(gateway.channel())))
                .orElseGet(() -> gateway.presets().getFirst().form(site));
    }

    /** The page folds settings that are kept: what an administrator comes back for is the test. */
    boolean isSetUp(Hat hat, GatewayChannel gateway) {
        channels.mustManage(hat);
        return settings.find(gateway.channel(), GatewaySettings.class).isPresent();
    }

    ChannelReport report(Hat hat, GatewayChannel gateway) {
        return channels.report(hat, gateway.channel());
    }

    /** Path to which the provider of text messages posts its receipts; it holds a secret of this installation. */
    public String receiptPath(Hat hat) {
        channels.mustManage(hat);
        return TextReceipts.PATH + key.token(TextReceipts.TOKEN);
    }

    Problems problems(Hat hat, GatewayChannel gateway, GatewayForm form) {
        channels.mustManage(hat);
        return form.problems(gateway, privateToo);
    }

    @Transactional
    public Problems save(Hat hat, GatewayChannel gateway, GatewayForm form) {
        var problems = problems(hat, gateway, form);
        if (!problems.any()) {
            settings.save(gateway.channel(), form.enabled(), form.settings(), form.at("password"));
            channels.record(hat, gateway.channel(), form.at("url").replaceFirst("[?].*", ""), form.enabled());
        }
        return problems;
    }

    /** As one message would go out, without secret, token and signature. */
    public GatewayRequest preview(Hat hat, GatewayChannel gateway, GatewayForm form) {
        channels.mustManage(hat);
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.TIME, texts.in(Language.ZH).shortMoment(clock.instant()));
        values.put(Variable.ORDER, "DX-260226-01");
        var typed = form.settings();
        var parcel = wording.worded(
                1, gateway.example(), Language.ZH, Sentence.SHIFT_SHORT, values, clock.instant(), "/notices");
        return GatewayRequest.of(
                typed.call(),
                parcel,
                filings.templates(gateway.channel()).apply(Sentence.SHIFT_SHORT, Language.ZH),
                Map.of(
                        "account",
                        typed.account(),
                        "secret",
                        "******",
                        "token",
                        "******",
                        "link",
                        typed.link(parcel.path())));
    }
}
