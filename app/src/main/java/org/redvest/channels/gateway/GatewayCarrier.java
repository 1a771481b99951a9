package org.redvest.channels.gateway;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.redvest.channels.Carrier;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.OutwardAddress;
import org.redvest.channels.OutwardHttp;
import org.redvest.channels.SendResult;
import org.springframework.beans.factory.DisposableBean;

/**
 * The messages of one channel through its HTTP gateway, as its settings describe it. Each channel has one of its own, with connections and
 * token of its own: one that is slow holds up no other.
 */
public final class GatewayCarrier implements Carrier, DisposableBean {

    /** At a tenth of a second an answer, 480 messages a second. */
    private static final int CONNECTIONS = 48;

    private final Channel channel;
    private final ChannelSettings settings;
    private final Filings filings;
    private final GatewayTokens tokens;
    private final Clock clock;
    private final boolean privateToo;
    private final OutwardHttp http;

    GatewayCarrier(
            Channel channel,
            ChannelSettings settings,
            Filings filings,
            Clock clock,
            Duration patience,
            boolean privateToo) {
        this.channel = channel;
        this.settings = settings;
        this.filings = filings;
        this.tokens = new GatewayTokens(clock);
        this.clock = clock;
        this.privateToo = privateToo;
        this.http = new OutwardHttp(patience);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public Pace pace() {
        return settings.find(channel, GatewaySettings.class)
                .map(found -> new Pace(found.most(), Duration.ofSeconds(found.window())))
                .orElse(new Pace(0, Duration.ofSeconds(1)));
    }

    @Override
    public Connecting connect() {
        var found = settings.find(channel, GatewaySettings.class);
        if (found.isEmpty()) {
            return failed("not-set-up");
        }
        try {
            return areOutside(found.get()) ? new Connecting.Open(connection(found.get())) : failed("not-outside");
        } catch (UnknownHostException unknown) {
            return failed("no-such-host");
        }
    }

    private GatewayConnection connection(GatewaySettings found) {
        return new GatewayConnection(
                found, settings.secret(channel).orElse(""), filings.templates(channel), tokens, http, clock);
    }

    private boolean areOutside(GatewaySettings settings) throws UnknownHostException {
        if (privateToo) {
            return true;
        }
        for (var url : Stream.of(settings.call().url(), settings.token().url())
                .filter(each -> !each.isEmpty())
                .toList()) {
            if (!OutwardAddress.isOutside(host(url))) {
                return false;
            }
        }
        return true;
    }

    /** Placeholders stand behind the host only. */
    private static URI host(String url) {
        return URI.create(url.replaceFirst("^(https?://[^/?#]+).*", "$1"));
    }

    private static Connecting failed(String word) {
        return new Connecting.Failed(new SendResult.Away(SendResult.ServerAnswer.of(word)));
    }

    @Override
    public void destroy() {
        http.close();
    }
}
