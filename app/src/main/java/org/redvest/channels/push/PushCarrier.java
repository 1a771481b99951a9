package org.redvest.channels.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.redvest.channels.Carrier;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.OutwardHttp;
import org.redvest.channels.SendResult;
import org.redvest.channels.push.PushKeyPair.KeyText;
import org.redvest.clock.RealTime;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Messages that are shown by a person's browsers, also while no page is open. Each browser's maker has a push service of its own, and not
 * all of them can be reached from everywhere: one that does not answer rests alone.
 */
@Component
public class PushCarrier implements Carrier, DisposableBean {

    /** Services take thousands a second; this many let two minutes pass for a city of 200,000. */
    private static final Pace PACE = new Pace(100_000, Duration.ofMinutes(1));

    private static final Duration REST = Duration.ofMinutes(2);

    private final ChannelSettings settings;
    private final PushDevices devices;
    private final Clock clock;
    private final RealTime realTime;
    private final OutwardHttp http;
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    PushCarrier(
            ChannelSettings settings,
            PushDevices devices,
            @Value("${redvest.channels.patience}") Duration patience,
            Clock clock,
            RealTime realTime) {
        this.settings = settings;
        this.devices = devices;
        this.clock = clock;
        this.realTime = realTime;
        this.http = new OutwardHttp(patience);
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public boolean isOneServer() {
        return false;
    }

    @Override
    public Connecting connect() {
        var found = settings.find(Channel.PUSH, PushSettings.class);
        if (found.isEmpty()) {
            return failed("not-set-up");
        }
        return settings.secret(Channel.PUSH)
                .map(key -> PushKeyPair.of(new KeyText(found.get().publicKey(), key)))
                .<Connecting>map(pair -> new Connecting.Open(new PushConnection(this, found.get(), pair)))
                .orElseGet(() -> failed("key-gone"));
    }

    private static Connecting failed(String word) {
        return new Connecting.Failed(new SendResult.Away(SendResult.ServerAnswer.of(word)));
    }

    OutwardHttp http() {
        return http;
    }

    PushDevices devices() {
        return devices;
    }

    Instant now() {
        return clock.instant();
    }

    /** What push services check a token by. */
    Instant realNow() {
        return realTime.instant();
    }

    /** Until when a service is left alone. */
    Optional<Instant> restsUntil(String service) {
        return Optional.ofNullable(resting.get(service)).filter(until -> now().isBefore(until));
    }

    void rest(String service) {
        resting.put(service, now().plus(REST));
    }

    @Override
    public void destroy() {
        http.close();
    }
}
