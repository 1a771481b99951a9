package org.redvest.channels.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.channels.Channel;
import org.redvest.channels.NoSuchChannelPage;

/**
 * A channel whose messages leave through a gateway that a template describes. All are set up, sent and read in the same way; what differs
 * is how a person is addressed and which settings one begins with.
 */
public enum GatewayChannel {
    TEXT(Channel.TEXT, Set.of("phone", "phone86"), "13800000000"),
    WECOM(Channel.WECOM, Set.of("user"), "zhangsan"),
    DINGTALK(Channel.DINGTALK, Set.of("user"), "manager4220");

    private final Channel channel;
    private final Set<String> addresses;
    private final String example;

    /** @param addresses names of the placeholders for whom a message goes to */
    GatewayChannel(Channel channel, Set<String> addresses, String example) {
        this.channel = channel;
        this.addresses = addresses;
        this.example = example;
    }

    static Optional<GatewayChannel> find(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    static GatewayChannel of(String code) {
        return find(code).orElseThrow(NoSuchChannelPage::new);
    }

    public Channel channel() {
        return channel;
    }

    public String code() {
        return channel.code();
    }

    Set<String> addresses() {
        return addresses;
    }

    /** An address that stands in a preview. */
    String example() {
        return example;
    }

    /** Carriers report to us which messages arrived; WeCom and DingTalk would have to be asked. */
    public boolean getsReceipts() {
        return this == TEXT;
    }

    /** Carriers let a sentence through after it was filed; an organisation's own application needs that only for templates of its own. */
    public boolean isFiledFirst() {
        return this == TEXT;
    }

    public boolean isOfMembers() {
        return Channel.OF_MEMBERS.contains(channel);
    }

    /** The first is the one to begin with where nothing is kept. */
    public List<GatewayPreset> presets() {
        return Stream.of(GatewayPreset.values())
                .filter(preset -> preset.channel() == this)
                .toList();
    }
}
