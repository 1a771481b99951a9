package org.redvest.channels.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.NoSuchChannelPage;
import org.redvest.channels.OneMessage;
import org.redvest.channels.SendResult;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One person's own browsers that may show messages. */
@Service
public class MyBrowsers {

    /** More than anybody carries; the one that was not seen for longest makes room. */
    public static final int MOST = 8;

    /** A browser that was seen a moment ago need not be written down again. */
    private static final Duration SEEN_LASTS = Duration.ofHours(6);

    private final PushDeviceStore store;
    private final ChannelStore channels;
    private final ChannelSettings settings;
    private final OneMessage oneMessage;
    private final Clock clock;
    private final boolean servicesHere;

    MyBrowsers(
            PushDeviceStore store,
            ChannelStore channels,
            ChannelSettings settings,
            OneMessage oneMessage,
            Clock clock,
            @Value("${redvest.channels.push-services-here}") boolean servicesHere) {
        this.store = store;
        this.channels = channels;
        this.settings = settings;
        this.oneMessage = oneMessage;
        this.clock = clock;
        this.servicesHere = servicesHere;
    }

    /** What a browser says of its subscription, as it was sent. */
    public record BrowserReport(String endpoint, String key, String secret, String agent) {}

    /** What browsers are told to subscribe with. Empty where messages are not pushed. */
    @Transactional(readOnly = true)
    public Optional<String> serverKey() {
        return Scopes.within(Scope.SYSTEM, this::currentKey);
    }

    private Optional<String> currentKey() {
        return channels.enabled().contains(Channel.PUSH)
                ? settings.find(Channel.PUSH, PushSettings.class).map(PushSettings::publicKey)
                : Optional.empty();
    }

    /** Those that would get a message now. */
    @Transactional(readOnly = true)
    public List<PushDevice> list(Hat hat) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var key = currentKey();
            return store.of(hat.account()).stream()
                    .filter(device -> key.isPresent() && device.serverKey().equals(key.get()))
                    .toList();
        });
    }

    /** False where the browser named no push service that is known here, or messages are not pushed. */
    @Transactional
    public boolean subscribe(Hat hat, BrowserReport report) {
        return Scopes.within(Scope.SYSTEM, () -> keep(hat.account(), report));
    }

    private boolean keep(AccountId account, BrowserReport report) {
        var server = currentKey();
        var endpoint = PushEndpoint.read(report.endpoint(), servicesHere);
        var keys = PushKeys.read(report.key(), report.secret());
        if (server.isEmpty() || endpoint.isEmpty() || keys.isEmpty()) {
            return false;
        }
        store.keep(account, endpoint.get(), keys.get(), server.get(), BrowserName.of(report.agent()), clock.instant());
        store.limit(account, MOST);
        return true;
    }

    /**
     * A browser says with a page that it is still there; returns the key that it should have subscribed with. A browser may get a new
     * endpoint by itself: it names the one before. Empty where it is not this person's: somebody else was signed in there, or it was
     * removed from another browser.
     */
    @Transactional
    public Optional<String> present(Hat hat, BrowserReport report, String before) {
        return Scopes.within(
                Scope.SYSTEM, () -> isOwn(hat.account(), report, before) ? currentKey() : Optional.empty());
    }

    private boolean isOwn(AccountId account, BrowserReport report, String before) {
        var now = clock.instant();
        var endpoint = PushEndpoint.read(report.endpoint(), servicesHere);
        if (endpoint.isEmpty()) {
            return false;
        }
        var own = store.of(account);
        var known = own.stream()
                .filter(each -> each.endpoint().equals(endpoint.get()))
                .findFirst();
        if (known.isPresent()) {
            noteSeen(known.get(), now);
            return true;
        }
        var replaced = own.stream()
                .filter(each -> each.endpoint().uri().toString().equals(before))
                .findFirst();
        if (replaced.isEmpty()) {
            store.remove(endpoint.get());
            return false;
        }
        store.remove(replaced.get().id());
        return keep(account, report);
    }

    private void noteSeen(PushDevice device, Instant now) {
        if (device.seen().plus(SEEN_LASTS).isBefore(now)) {
            store.seen(device.account(), device.endpoint(), now);
        }
    }

    @Transactional
    public void remove(Hat hat, long browser) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (!store.remove(browser, hat.account())) {
                throw new NoSuchChannelPage();
            }
        });
    }

    public SendResult test(Hat hat) {
        return oneMessage.send(Channel.PUSH, Long.toString(hat.account().value()), hat.account());
    }
}
