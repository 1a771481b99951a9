package org.redvest.channels;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Language;
import org.springframework.stereotype.Component;

/** Sends a test message now, past the outbox, and says what came of it. Not in a transaction: the other side may take its time. */
@Component
public class OneMessage {

    private static final Duration LASTS = Duration.ofMinutes(10);

    private final List<Carrier> carriers;
    private final ReceiverStore receivers;
    private final Wording wording;
    private final Clock clock;

    OneMessage(List<Carrier> carriers, ReceiverStore receivers, Wording wording, Clock clock) {
        this.carriers = List.copyOf(carriers);
        this.receivers = receivers;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param reader in whose language it is worded */
    public SendResult send(Channel channel, String to, AccountId reader) {
        var carrier = carriers.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .orElseThrow(NoSuchChannelPage::new);
        return switch (carrier.connect()) {
            case Carrier.Connecting.Failed(var why) -> why;
            case Carrier.Connecting.Open(var connection) -> {
                try (connection) {
                    yield Scopes.within(Scope.SYSTEM, () -> connection.send(parcel(to, language(reader))));
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
        return receivers.choice(reader).language();
    }
}
