package org.redvest.channels.mine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.DeliveryStore;
import org.redvest.channels.MailAddress;
import org.redvest.channels.Message;
import org.redvest.channels.MessageKind;
import org.redvest.channels.NoSuchChannelPage;
import org.redvest.channels.ReceiverStore;
import org.redvest.channels.Sentence;
import org.redvest.channels.TypedAddress;
import org.redvest.channels.Wording;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.push.MyBrowsers;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One person's own ways to hear of things: which, for what, and when not. */
@Service
public class MyChannels {

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST_SHOWN = 20;

    /** A stranger's mailbox must not be filled from here. */
    private static final int MOST_LINKS_A_DAY = 5;

    private final ReceiverStore receivers;
    private final DeliveryStore deliveries;
    private final AddressProofStore proofs;
    private final ChannelStore channels;
    private final Outbox outbox;
    private final Wording wording;
    private final MyMemberIds members;
    private final MyBrowsers browsers;
    private final Accounts accounts;
    private final Clock clock;

    MyChannels(
            ReceiverStore receivers,
            DeliveryStore deliveries,
            AddressProofStore proofs,
            ChannelStore channels,
            Outbox outbox,
            Wording wording,
            MyMemberIds members,
            MyBrowsers browsers,
            Accounts accounts,
            Clock clock) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.proofs = proofs;
        this.channels = channels;
        this.outbox = outbox;
        this.wording = wording;
        this.members = members;
        this.browsers = browsers;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public MyChannelsView view(Hat hat) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var account = hat.account();
            var open = channels.enabled();
            return new MyChannelsView(
                    kinds(account),
                    ChoiceForm.of(receivers.choice(account)),
                    open,
                    receivers.address(account),
                    members.ways(account, open),
                    phone(account),
                    accounts.isPhoneDead(account),
                    browsers.list(hat),
                    browsers.serverKey(),
                    deliveries.list(account, clock.instant().minus(SHOWN), MOST_SHOWN));
        });
    }

    private List<MessageKind> kinds(AccountId account) {
        return MessageKind.forRoles(
                accounts.hats(account).stream().map(Hat::role).collect(Collectors.toSet()));
    }

    private Optional<String> phone(AccountId account) {
        return receivers.withMobile(List.of(account)).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                        .flatMap(Identity::maskedPhone);
    }

    @Transactional
    public Problems choose(Hat hat, ChoiceForm form) {
        var problems = form.problems();
        if (!problems.any()) {
            Scopes.run(Scope.SYSTEM, () -> {
                var before = receivers.choice(hat.account());
                receivers.choose(hat.account(), form.choice(before, channels.enabled(), kinds(hat.account())));
            });
        }
        return problems;
    }

    /** Sends a link to the address; it is used once the link was opened and confirmed. An empty one is forgotten. */
    @Transactional
    public Problems ask(Hat hat, String typed) {
        var address = TypedAddress.normal(typed);
        return Scopes.within(Scope.SYSTEM, () -> {
            if (address.isEmpty()) {
                receivers.forget(hat.account());
                return Problems.NONE;
            }
            if (!TypedAddress.isAddress(address)) {
                return problem("channels.problem.address");
            }
            if (!channels.enabled().contains(Channel.MAIL)) {
                return problem("channels.problem.mail-off");
            }
            var now = clock.instant();
            if (proofs.sentSince(hat.account(), Channel.MAIL, now.minus(Duration.ofDays(1))) >= MOST_LINKS_A_DAY) {
                return problem("channels.problem.too-many-links");
            }
            receivers.ask(hat.account(), address, now);
            outbox.putConfirmation(
                    Channel.MAIL,
                    new Message(
                            "confirm@" + now,
                            Sentence.CONFIRM_ADDRESS,
                            "",
                            Optional.empty(),
                            "/account/channels/mail",
                            now),
                    hat.account(),
                    MailAddress.LINK_LASTS);
            return Problems.NONE;
        });
    }

    private static Problems problem(String key) {
        return new Problems(List.of(new Problem("mail", key)));
    }

    /** Shows which address a link would confirm; nothing changes by looking. */
    @Transactional(readOnly = true)
    public String asked(Hat hat, String token) {
        return Scopes.within(Scope.SYSTEM, () -> waiting(hat, token));
    }

    @Transactional
    public void confirm(Hat hat, String token) {
        Scopes.run(Scope.SYSTEM, () -> {
            if (!receivers.confirm(hat.account(), waiting(hat, token), clock.instant())) {
                throw new NoSuchChannelPage();
            }
        });
    }

    private String waiting(Hat hat, String token) {
        var address = receivers.address(hat.account());
        return address.asked()
                .filter(_ -> address.canBeConfirmed(clock.instant()))
                .filter(_ -> wording.isToken(token, hat.account(), address))
                .orElseThrow(NoSuchChannelPage::new);
    }
}
