package org.redvest.channels;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.testing.TestClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each county has somebody whose address waits for its confirmation; the channels are the city's. */
@Component
class ChannelsRouteSamples implements RouteSamples {

    private final TestPeople people;
    private final Outbox outbox;
    private final ReceiverStore receivers;
    private final ChannelSettings settings;
    private final TransactionTemplate transactions;
    private final TestClock clock;

    ChannelsRouteSamples(
            TestPeople people,
            Outbox outbox,
            ReceiverStore receivers,
            ChannelSettings settings,
            TransactionTemplate transactions,
            TestClock clock) {
        this.people = people;
        this.outbox = outbox;
        this.receivers = receivers;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = people.hat(Role.ADMIN, "4305");
        var address = "reader-%s@example.cn".formatted(county.code());
        var person = county.another(Role.VOLUNTEER).account();
        transactions.executeWithoutResult(_ -> Scopes.run(Scope.SYSTEM, () -> {
            settings.save(
                    Channel.MAIL,
                    false,
                    new MailSettings("127.0.0.1", 1, MailSettings.Security.NONE, "a@example.cn", "", "https://x", 9),
                    "");
            receivers.ask(person, address, clock.instant());
            receivers.choose(person, MessageChoice.USUAL);
            outbox.putConfirmation(
                    new Message(
                            "confirm/" + address,
                            Sentence.CONFIRM_ADDRESS,
                            "",
                            Optional.empty(),
                            "/account/channels/mail",
                            clock.instant()),
                    person);
        }));
        return new Samples(
                List.of(
                        RouteSample.of("GET /channels", admin),
                        RouteSample.of("GET /channels/mail", admin),
                        RouteSample.of("POST /channels/mail", admin),
                        RouteSample.of("POST /channels/mail/test", admin)),
                Set.of(address));
    }
}
