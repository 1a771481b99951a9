package org.redvest.channels;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator of the whole installation sees of the ways out, and sets up. */
@Service
public class Channels {

    private static final Duration COUNTED = Duration.ofDays(30);

    private final ChannelStore store;
    private final DeliveryStore deliveries;
    private final ReceiverStore receivers;
    private final OneMessage oneMessage;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;

    Channels(
            ChannelStore store,
            DeliveryStore deliveries,
            ReceiverStore receivers,
            OneMessage oneMessage,
            Regions regions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.oneMessage = oneMessage;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The ways out are the whole city's: an administrator of a county has none of these pages. */
    boolean manages(Hat hat) {
        return hat.role() == Role.ADMIN && hat.region().contains(regions.city().code());
    }

    public void mustManage(Hat hat) {
        if (!manages(hat)) {
            throw new NoSuchChannelPage();
        }
    }

    @Transactional(readOnly = true)
    List<ChannelReport> reports(Hat hat) {
        return Stream.of(Channel.values()).map(channel -> report(hat, channel)).toList();
    }

    @Transactional(readOnly = true)
    public ChannelReport report(Hat hat, Channel channel) {
        mustManage(hat);
        return Scopes.within(
                Scope.SYSTEM,
                () -> new ChannelReport(
                        channel,
                        store.find(channel),
                        deliveries.counts(channel, clock.instant().minus(COUNTED))));
    }

    /** How many people no channel that is open reaches. */
    @Transactional(readOnly = true)
    ReceiverStore.ReachCount reach(Hat hat) {
        mustManage(hat);
        return Scopes.within(Scope.SYSTEM, () -> {
            var open = store.enabled();
            return receivers.reach(open);
        });
    }

    public boolean isEnabled(Channel channel) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(channel))
                .map(ChannelState::enabled)
                .orElse(true);
    }

    public void record(Hat hat, Channel channel, String host, boolean enabled) {
        audit.record(
                AuditedAct.CHANNEL_SET_UP,
                hat.actor(),
                hat.region(),
                AuditSubject.named(channel.code()).changed("", enabled ? host : ""));
    }

    /** Sends one message now and says what came of it. */
    public SendResult test(Hat hat, Channel channel, String to) {
        mustManage(hat);
        return oneMessage.send(channel, to, hat.account());
    }

    public Optional<String> problemOf(Channel channel, String to) {
        return switch (channel) {
            case MAIL -> TypedAddress.isAddress(to) ? Optional.empty() : Optional.of("channels.problem.address");
            case TEXT -> to.matches("1[3-9][0-9]{9}") ? Optional.empty() : Optional.of("channels.problem.mobile");
            case WECOM, DINGTALK -> MemberAddress.isId(to) ? Optional.empty() : Optional.of("channels.problem.member");
            case PUSH -> throw new NoSuchChannelPage();
        };
    }
}
