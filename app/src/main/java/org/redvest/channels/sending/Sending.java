package org.redvest.channels.sending;

import java.time.Clock;
import java.util.List;
import org.redvest.channels.Carrier;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.DeliveryStore;
import org.redvest.channels.Wording;
import org.redvest.channels.gateway.GatewayCarrier;
import org.redvest.channels.mail.MailCarrier;
import org.redvest.channels.push.PushCarrier;
import org.redvest.database.OnOneNode;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what lies in the outbox. Each channel has a job of its own, so one that is slow holds up no other, and no page waits for either.
 */
@Component
public class Sending {

    private final MailCarrier mail;
    private final List<GatewayCarrier> gateways;
    private final PushCarrier push;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final Wording wording;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sending(
            MailCarrier mail,
            List<GatewayCarrier> gateways,
            PushCarrier push,
            DeliveryStore deliveries,
            ChannelStore channels,
            Wording wording,
            TransactionTemplate transactions,
            Clock clock) {
        this.mail = mail;
        this.gateways = List.copyOf(gateways);
        this.push = push;
        this.deliveries = deliveries;
        this.channels = channels;
        this.wording = wording;
        this.transactions = transactions;
        this.clock = clock;
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void mail() {
        send(mail);
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void texts() {
        send(gateway(Channel.TEXT));
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void wecom() {
        send(gateway(Channel.WECOM));
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void dingtalk() {
        send(gateway(Channel.DINGTALK));
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void pushes() {
        send(push);
    }

    private GatewayCarrier gateway(Channel channel) {
        return gateways.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private void send(Carrier carrier) {
        Scopes.run(
                Scope.SYSTEM,
                () -> new SendingRound(carrier, deliveries, channels, wording, transactions, clock).run());
    }
}
