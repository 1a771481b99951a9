package org.redvest.channels;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a test message now, past the outbox, and says what came of it. No transaction lasts while the other side takes its time. Where it
 * was taken the channel works again, and the messages that wait are tried at once.
 */
@Component
public class OneMessage {

    private static final Duration LASTS = Duration.ofMinutes(10);

    private final List<Carrier> carriers;
    private final ReceiverStore receivers;
    private final ChannelStore channels;
    private final Wording wording;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OneMessage(
            List<Carrier> carriers,
            ReceiverStore receivers,
            ChannelStore channels,
            Wording wording,
            TransactionTemplate transactions,
            Clock clock) {
        this.carriers = List.copyOf(carriers);
        this.receivers = receivers;
        this.channels = channels;
        this.wording = wording;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param reader in whose language it is worded */
    public SendResult send(Channel channel, String to, AccountId reader) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var result = sent(channel, parcel(to, language(reader)));
            if (result instanceof SendResult.Sent) {
                transactions.executeWithoutResult(_ -> channels.worked(channel, clock.instant()));
            }
            return result;
        });
    }

    private SendResult sent(Channel channel, Parcel parcel) {
        var carrier = carriers.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .orElseThrow(NoSuchChannelPage::new);
        return switch (carrier.connect()) {
            case Carrier.Connecting.Failed(var why) -> why;
            case Carrier.Connecting.Open(var connection) -> {
                try (connection) {
                    yield connection.send(parcel);
                }
            }
        };
    }

    private Parcel parcel(String to, Language language) {
        var now = clock.instant();
        return wording.worded(
                now.toEpochMilli(), to, language, Sentence.TEST, Map.of(), now.plus(LASTS), "/account/channels");
    }

    private Language language(AccountId reader) {
        return Objects.requireNonNull(
                transactions.execute(_ -> receivers.choice(reader).language()));
    }
}
