package org.redvest.channels.sending;

import java.time.Clock;
import org.redvest.channels.Carrier;
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
    private final GatewayCarrier gateway;
    private final PushCarrier push;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final Wording wording;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sending(
            MailCarrier mail,
            GatewayCarrier gateway,
            PushCarrier push,
            DeliveryStore deliveries,
            ChannelStore channels,
            Wording wording,
            TransactionTemplate transactions,
            Clock clock) {
        this.mail = mail;
        this.gateway = gateway;
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
        send(gateway);
    }

    @OnOneNode(every = "${redvest.channels.send-every}")
    public void pushes() {
        send(push);
    }

    private void send(Carrier carrier) {
        Scopes.run(
                Scope.SYSTEM,
                () -> new SendingRound(carrier, deliveries, channels, wording, transactions, clock).run());
    }
}
