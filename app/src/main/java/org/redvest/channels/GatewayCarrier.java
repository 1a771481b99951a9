package org.redvest.channels;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Text messages through a provider's HTTP gateway, as its template describes it. */
@Component
class GatewayCarrier implements Carrier, DisposableBean {

    private final ChannelSettings settings;
    private final Duration patience;
    private final boolean privateToo;
    private final HttpClient client;

    GatewayCarrier(
            ChannelSettings settings,
            @Value("${redvest.channels.patience}") Duration patience,
            @Value("${redvest.channels.private-addresses}") boolean privateToo) {
        this.settings = settings;
        this.patience = patience;
        this.privateToo = privateToo;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.TEXT;
    }

    @Override
    public Pace pace() {
        return settings.find(Channel.TEXT, GatewaySettings.class)
                .map(found -> new Pace(found.most(), Duration.ofSeconds(found.window())))
                .orElse(new Pace(0, Duration.ofSeconds(1)));
    }

    @Override
    public Connecting connect() {
        var found = settings.find(Channel.TEXT, GatewaySettings.class);
        if (found.isEmpty()) {
            return failed("not-set-up");
        }
        try {
            return privateToo || OutwardAddress.isOutside(host(found.get()))
                    ? new Connecting.Open(new GatewayConnection(
                            client, found.get(), settings.secret(Channel.TEXT).orElse(""), patience))
                    : failed("not-outside");
        } catch (UnknownHostException unknown) {
            return failed("no-such-host");
        }
    }

    /** Placeholders stand behind the host only. */
    private static URI host(GatewaySettings settings) {
        return URI.create(settings.url().replaceFirst("^(https?://[^/?#]+).*", "$1"));
    }

    private static Connecting failed(String word) {
        return new Connecting.Failed(new SendResult.Away(SendResult.ServerAnswer.of(word)));
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
