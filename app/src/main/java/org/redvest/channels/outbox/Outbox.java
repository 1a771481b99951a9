package org.redvest.channels.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.DeliveryStore;
import org.redvest.channels.MemberStore;
import org.redvest.channels.Message;
import org.redvest.channels.MessageChoice;
import org.redvest.channels.MessageKind;
import org.redvest.channels.ReceiverStore;
import org.redvest.channels.push.PushDeviceStore;
import org.redvest.rules.CityRules;
import org.springframework.stereotype.Component;

/**
 * Lays messages down for those who want to hear of them outside, in the transaction of what is told. Callers run as the system.
 * Where no channel is set up nothing is laid down: what happened long ago is told to nobody when one is.
 */
@Component
public class Outbox {

    /** A message that could not be sent for so long would tell of what its receiver has read in the application. */
    private static final Duration LASTS = Duration.ofDays(3);

    private static final Duration WEEK = Duration.ofDays(7);

    private final DeliveryStore deliveries;
    private final ReceiverStore receivers;
    private final MemberStore members;
    private final PushDeviceStore devices;
    private final ChannelStore channels;
    private final CityRules rules;
    private final Clock clock;

    Outbox(
            DeliveryStore deliveries,
            ReceiverStore receivers,
            MemberStore members,
            PushDeviceStore devices,
            ChannelStore channels,
            CityRules rules,
            Clock clock) {
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.members = members;
        this.devices = devices;
        this.channels = channels;
        this.rules = rules;
        this.clock = clock;
    }

    /** Returns the number of deliveries that are new. */
    public int put(Message message, Collection<AccountId> to) {
        var open = channels.enabled();
        if (open.isEmpty() || to.isEmpty()) {
            return 0;
        }
        var choices = receivers.choices(to);
        int written = 0;
        for (var channel : open) {
            var dues = bounded(message, channel, dues(message, channel, reachable(channel, to), choices));
            written += deliveries.write(message, channel, dues, clock.instant(), until(message));
        }
        return written;
    }

    /** The confirmation of an address goes to that address, whatever was chosen. */
    public void putConfirmation(Channel channel, Message message, AccountId to, Duration lasts) {
        var now = message.at();
        deliveries.write(message, channel, Map.of(to, now), now, now.plus(lasts));
    }

    private Map<AccountId, Instant> dues(
            Message message, Channel channel, Set<AccountId> to, Map<AccountId, MessageChoice> choices) {
        var dues = new HashMap<AccountId, Instant>();
        for (var account : to) {
            var choice = choices.getOrDefault(account, MessageChoice.USUAL);
            if (choice.wants(message.sentence().kind(), channel)) {
                dues.put(
                        account,
                        choice.quiet().release(message.sentence(), message.start(), clock.instant(), clock.getZone()));
            }
        }
        return dues;
    }

    private Set<AccountId> reachable(Channel channel, Collection<AccountId> to) {
        return switch (channel) {
            case MAIL -> receivers.withAddress(to);
            case TEXT -> receivers.withMobile(to);
            case WECOM, DINGTALK -> members.reached(channel, to);
            case PUSH -> devices.reached(to);
        };
    }

    /** Two openings that are told at once are counted one after the other. */
    private Map<AccountId, Instant> bounded(Message message, Channel channel, Map<AccountId, Instant> dues) {
        boolean counted = channel == Channel.TEXT && message.sentence().kind() == MessageKind.INVITATION;
        if (!counted || dues.isEmpty()) {
            return dues;
        }
        int most = rules.limits(InvitationSheet.CODE, rules.today()).number(InvitationSheet.WEEKLY);
        if (most == 0) {
            return Map.of();
        }
        var since = clock.instant().minus(WEEK);
        var often = deliveries.toldOften(dues.keySet(), channel, message.sentence(), since, most);
        return dues.entrySet().stream()
                .filter(due -> !often.contains(due.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An invitation is of no use once the service has begun. */
    private Instant until(Message message) {
        var last = clock.instant().plus(LASTS);
        var kind = message.sentence().kind();
        return kind == MessageKind.INVITATION || kind == MessageKind.EMERGENCY
                ? message.start().filter(last::isAfter).orElse(last)
                : last;
    }
}
