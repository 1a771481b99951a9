package org.redvest.channels.mine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.MemberAddress;
import org.redvest.channels.MemberStore;
import org.redvest.channels.Message;
import org.redvest.channels.Sentence;
import org.redvest.channels.Wording;
import org.redvest.channels.outbox.Outbox;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One person's own ids in the city's WeCom and DingTalk: typed by the person, and proved by a code that is sent there. */
@Service
public class MyMemberIds {

    /** A stranger must not be written to from here again and again. */
    private static final int MOST_CODES_A_DAY = 5;

    private final MemberStore members;
    private final AddressProofStore proofs;
    private final ChannelStore channels;
    private final Outbox outbox;
    private final Wording wording;
    private final Clock clock;

    MyMemberIds(
            MemberStore members,
            AddressProofStore proofs,
            ChannelStore channels,
            Outbox outbox,
            Wording wording,
            Clock clock) {
        this.members = members;
        this.proofs = proofs;
        this.channels = channels;
        this.outbox = outbox;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param open whether the city has set the channel up and uses it */
    public record MemberWay(Channel channel, boolean open, MemberAddress address, boolean awaitsCode) {

        /** none, asked, unknown, spent, dead or confirmed: the last part of a key in the bundles. */
        public String state() {
            if (address.unknown()) {
                return "unknown";
            }
            if (address.asked().isPresent()) {
                return awaitsCode ? "asked" : "spent";
            }
            if (address.dead()) {
                return "dead";
            }
            return address.confirmed().isPresent() ? "confirmed" : "none";
        }

        /** Which of the ids its state is about; masked. */
        public String shown() {
            return address.asked()
                    .or(address::confirmed)
                    .map(MemberAddress::masked)
                    .orElse("");
        }
    }

    /** Channels that the city uses, and those where the person has left an id. Callers run as the system. */
    List<MemberWay> ways(AccountId account, Set<Channel> open) {
        return Channel.OF_MEMBERS.stream()
                .map(channel -> way(channel, open.contains(channel), members.address(account, channel)))
                .filter(way -> way.open()
                        || way.address().confirmed().or(way.address()::asked).isPresent())
                .toList();
    }

    private MemberWay way(Channel channel, boolean open, MemberAddress address) {
        return new MemberWay(channel, open, address, address.canBeConfirmed(clock.instant()));
    }

    /** Sends a code to the id; it is used once the code was typed here. An empty one is forgotten. */
    @Transactional
    public Problems ask(Hat hat, Channel channel, String typed) {
        var member = PlainText.narrow(PlainText.line(typed)).replace(" ", "");
        return Scopes.within(Scope.SYSTEM, () -> {
            if (member.isEmpty()) {
                members.forget(hat.account(), channel);
                proofs.overtake(hat.account(), channel, clock.instant());
                return Problems.NONE;
            }
            return problem(hat, channel, member)
                    .map(key -> problem(channel.code(), key))
                    .orElseGet(() -> {
                        send(hat.account(), channel, member);
                        return Problems.NONE;
                    });
        });
    }

    private Optional<String> problem(Hat hat, Channel channel, String member) {
        if (!MemberAddress.isId(member)) {
            return Optional.of("channels.problem.member");
        }
        if (!channels.enabled().contains(channel)) {
            return Optional.of("channels.problem.channel-off");
        }
        var day = clock.instant().minus(Duration.ofDays(1));
        return proofs.sentSince(hat.account(), channel, day) >= MOST_CODES_A_DAY
                ? Optional.of("channels.problem.too-many-codes")
                : Optional.empty();
    }

    private void send(AccountId account, Channel channel, String member) {
        var now = clock.instant();
        members.ask(account, channel, member, now);
        proofs.overtake(account, channel, now);
        outbox.putConfirmation(
                channel,
                new Message("code@" + now, Sentence.CONFIRM_CODE, "", Optional.empty(), "/account/channels", now),
                account,
                MemberAddress.CODE_LASTS);
    }

    /** Each code that is typed counts, so that nobody can try them all; the last wrong one says that a new code is wanted. */
    @Transactional
    public Problems confirm(Hat hat, Channel channel, String typed) {
        var code = PlainText.narrow(PlainText.line(typed)).replace(" ", "");
        var field = channel.code() + "Code";
        return Scopes.within(Scope.SYSTEM, () -> {
            var now = clock.instant();
            var address = members.address(hat.account(), channel);
            if (!address.canBeConfirmed(now) || !members.tryCode(hat.account(), channel)) {
                return problem(field, "channels.problem.code-over");
            }
            boolean right = isSame(code, wording.code(hat.account(), channel, address));
            return right
                            && members.confirm(
                                    hat.account(), channel, address.asked().orElseThrow(), now)
                    ? Problems.NONE
                    : problem(field, "channels.problem.wrong-code");
        });
    }

    private static boolean isSame(String typed, String code) {
        return MessageDigest.isEqual(typed.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static Problems problem(String field, String key) {
        return new Problems(List.of(new Problem(field, key)));
    }
}
