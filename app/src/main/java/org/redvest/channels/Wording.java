package org.redvest.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.channels.Sentence.Variable;
import org.redvest.web.Language;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;

/** Words a delivery in its receiver's language and finds where it goes at this moment. Callers run as the system, in a transaction. */
@Component
public class Wording {

    private final Texts texts;
    private final Accounts accounts;
    private final ReceiverStore receivers;
    private final MemberStore members;
    private final ChannelKey key;

    Wording(Texts texts, Accounts accounts, ReceiverStore receivers, MemberStore members, ChannelKey key) {
        this.texts = texts;
        this.accounts = accounts;
        this.receivers = receivers;
        this.members = members;
        this.key = key;
    }

    /** Empty where the receiver has no address any more. */
    public Optional<Parcel> parcel(Delivery delivery) {
        var address = receivers.address(delivery.account());
        var to = switch (delivery.channel()) {
            case MAIL -> delivery.sentence() == Sentence.CONFIRM_ADDRESS ? address.asked() : address.confirmed();
            case TEXT -> phone(delivery.account());
            case WECOM, DINGTALK -> member(delivery);
            case PUSH -> Optional.of(Long.toString(delivery.account().value()));
        };
        var language = receivers.choice(delivery.account()).language();
        return to.map(found -> worded(
                delivery.id(),
                found,
                language,
                delivery.sentence(),
                variables(delivery, language),
                delivery.until(),
                path(delivery, address)));
    }

    /** A code goes to the id that was asked for when it was laid down: of two that were asked for, the older one gets none. */
    private Optional<String> member(Delivery delivery) {
        var address = members.address(delivery.account(), delivery.channel());
        return delivery.sentence() == Sentence.CONFIRM_CODE
                ? address.asked()
                        .filter(_ -> address.askedAt()
                                .filter(delivery.told()::equals)
                                .isPresent())
                : address.reached();
    }

    public Parcel worded(
            long number,
            String to,
            Language language,
            Sentence sentence,
            Map<Variable, String> variables,
            Instant until,
            String path) {
        var text = texts.in(language);
        return new Parcel(
                number,
                to,
                language,
                sentence,
                subject(text, sentence),
                said(text, sentence, variables),
                variables,
                until,
                path);
    }

    public static String said(Text text, Sentence sentence, Map<Variable, String> variables) {
        return text.of(
                sentence.key(),
                sentence.variables().stream()
                        .map(each -> variables.getOrDefault(each, "—"))
                        .toArray());
    }

    private static String subject(Text text, Sentence sentence) {
        return text.of(
                "channels.subject", text.of("channels.kind." + sentence.kind().code()), text.of("web.brand"));
    }

    Map<Variable, String> variables(Delivery delivery, Language language) {
        var values = new EnumMap<Variable, String>(Variable.class);
        delivery.start()
                .ifPresent(start -> values.put(Variable.TIME, texts.in(language).shortMoment(start)));
        values.put(Variable.ORDER, delivery.order());
        if (delivery.sentence() == Sentence.CONFIRM_CODE) {
            var address = members.address(delivery.account(), delivery.channel());
            values.put(Variable.CODE, code(delivery.account(), delivery.channel(), address));
        }
        return values;
    }

    /** The token of a confirmation is computed when it is sent: it lies in no table. */
    private String path(Delivery delivery, MailAddress address) {
        return delivery.sentence() == Sentence.CONFIRM_ADDRESS
                ? delivery.href() + "/" + token(delivery.account(), address)
                : delivery.href();
    }

    String token(AccountId account, MailAddress address) {
        return key.token("%d %s %s".formatted(account.value(), address.asked().orElse(""), address.askedAt()));
    }

    /** Computed anew for each look, as the token is. */
    public String code(AccountId account, Channel channel, MemberAddress address) {
        return key.code("%d %s %s %s"
                .formatted(account.value(), channel.code(), address.asked().orElse(""), address.askedAt()));
    }

    public boolean isToken(String token, AccountId account, MailAddress address) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), token(account, address).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The other side says that there is no such number or member; the person is asked for another.
     *
     * @param to where the message went: what was changed since is not touched
     */
    public void noteDead(Delivery delivery, String to, Instant at) {
        switch (delivery.channel()) {
            case TEXT -> accounts.noteDeadPhone(delivery.account(), to, at);
            case WECOM, DINGTALK -> members.noteDead(delivery.account(), delivery.channel(), to, at);
            case MAIL, PUSH -> {}
        }
    }

    private Optional<String> phone(AccountId account) {
        return Optional.ofNullable(accounts.identities(List.of(account)).get(account))
                .flatMap(Identity::phone);
    }
}
