package org.redvest.channels;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.gateway.Filing;
import org.redvest.channels.gateway.Filings;
import org.redvest.channels.mail.MailSettings;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.push.BrowserName;
import org.redvest.channels.push.PushDeviceStore;
import org.redvest.channels.push.PushEndpoint;
import org.redvest.channels.push.PushKeyPair;
import org.redvest.channels.push.PushKeys;
import org.redvest.channels.push.PushSettings;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each county has somebody whose address and id wait for their confirmation; the channels are the city's. */
@Component
class ChannelsRouteSamples implements RouteSamples {

    private static final PushKeys BROWSER = PushKeys.read(PushKeyPair.made().publicKey(), "AAECAwQFBgcICQoLDA0ODw")
            .orElseThrow();

    /** The city has one, whatever the county. */
    private final PushKeyPair.KeyText key = PushKeyPair.made();

    private final TestPeople people;
    private final Wording wording;
    private final Outbox outbox;
    private final ReceiverStore receivers;
    private final MemberStore members;
    private final PushDeviceStore browsers;
    private final ChannelSettings settings;
    private final Filings filings;
    private final TransactionTemplate transactions;
    private final TestClock clock;

    ChannelsRouteSamples(
            TestPeople people,
            Wording wording,
            Outbox outbox,
            ReceiverStore receivers,
            MemberStore members,
            PushDeviceStore browsers,
            ChannelSettings settings,
            Filings filings,
            TransactionTemplate transactions,
            TestClock clock) {
        this.people = people;
        this.wording = wording;
        this.outbox = outbox;
        this.receivers = receivers;
        this.members = members;
        this.browsers = browsers;
        this.settings = settings;
        this.filings = filings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<String, String> open() {
        return Map.of("POST /receipts/text/{token}", "the token is known to the provider alone");
    }

    @Override
    public Samples in(SampleCounty county) {
        var admin = people.hat(Role.ADMIN, "4305");
        var address = "reader-%s@example.cn".formatted(county.code());
        var reader = county.another(Role.VOLUNTEER);
        var person = reader.account();
        transactions.executeWithoutResult(_ -> Scopes.run(Scope.SYSTEM, () -> {
            settings.save(
                    Channel.MAIL,
                    false,
                    new MailSettings(
                            "127.0.0.1", 1, MailSettings.MailEncryption.NONE, "a@example.cn", "", "https://x", 9),
                    "");
            filings.save(
                    Channel.TEXT,
                    Map.of(Sentence.TEST, new Filing(Optional.empty(), Map.of(Language.ZH, "SMS_1"))),
                    admin);
            settings.save(
                    Channel.PUSH, true, new PushSettings("mailto:a@example.cn", key.publicKey()), key.privateKey());
            browsers.keep(
                    person,
                    PushEndpoint.read("http://127.0.0.1:1/" + county.code(), true)
                            .orElseThrow(),
                    BROWSER,
                    key.publicKey(),
                    BrowserName.of("Firefox on Linux"),
                    clock.instant());
            receivers.ask(person, address, clock.instant());
            members.ask(person, Channel.WECOM, "reader-" + county.code(), clock.instant());
            receivers.choose(person, MessageChoice.USUAL);
            outbox.putConfirmation(
                    Channel.MAIL,
                    new Message(
                            "confirm/" + address,
                            Sentence.CONFIRM_ADDRESS,
                            "",
                            Optional.empty(),
                            "/account/channels/mail",
                            clock.instant()),
                    person,
                    MailAddress.LINK_LASTS);
        }));
        var browser = Objects.requireNonNull(transactions.execute(_ ->
                Scopes.within(Scope.SYSTEM, () -> browsers.of(person).getFirst().id())));
        var token = Objects.requireNonNull(transactions.execute(
                _ -> Scopes.within(Scope.SYSTEM, () -> wording.token(person, receivers.address(person)))));
        return new Samples(
                List.of(
                        RouteSample.of("GET /channels", admin),
                        RouteSample.of("GET /channels/mail", admin),
                        RouteSample.of("POST /channels/mail", admin),
                        RouteSample.of("POST /channels/mail/test", admin),
                        RouteSample.of("GET /channels/{gateway}", admin).at("gateway", "wecom"),
                        RouteSample.of("POST /channels/{gateway}", admin).at("gateway", "dingtalk"),
                        RouteSample.of("POST /channels/{gateway}/test", admin).at("gateway", "text"),
                        RouteSample.of("GET /channels/{gateway}/texts", admin).at("gateway", "text"),
                        RouteSample.of("POST /channels/{gateway}/texts", admin).at("gateway", "wecom"),
                        RouteSample.of("GET /channels/push", admin),
                        RouteSample.of("POST /channels/push", admin),
                        RouteSample.of("POST /account/channels/browsers", reader),
                        RouteSample.of("POST /account/channels/browsers/presence", reader),
                        RouteSample.of("POST /account/channels/browsers/test", reader),
                        RouteSample.of("POST /account/channels/browsers/{browser}/removal", reader)
                                .at("browser", browser),
                        RouteSample.of("GET /channels/{gateway}/texts.csv", admin)
                                .at("gateway", "dingtalk"),
                        RouteSample.of("POST /account/channels/members/{channel}", reader)
                                .at("channel", "wecom")
                                .with("wecom", "a|b")
                                .harmless(),
                        RouteSample.of("POST /account/channels/members/{channel}/code", reader)
                                .at("channel", "wecom")
                                .with("wecomCode", "123456")
                                .harmless(),
                        RouteSample.of("GET /account/channels", reader),
                        RouteSample.of("POST /account/channels", reader)
                                .with("quietFrom", "22:00")
                                .with("quietTo", "07:00"),
                        RouteSample.of("POST /account/channels/mail", reader).with("mail", "lin@"),
                        RouteSample.of("GET /account/channels/mail/{token}", reader)
                                .at("token", token),
                        RouteSample.of("POST /account/channels/mail/{token}", reader)
                                .at("token", token)),
                Set.of(address));
    }
}
