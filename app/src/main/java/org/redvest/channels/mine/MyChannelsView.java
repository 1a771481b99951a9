package org.redvest.channels.mine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.channels.Channel;
import org.redvest.channels.MailAddress;
import org.redvest.channels.MessageKind;
import org.redvest.channels.PastDelivery;
import org.redvest.channels.push.PushDevice;

/**
 * What the page of one's own channels shows.
 *
 * @param open channels that the city has set up
 * @param members one for each channel that knows a person by an id
 * @param phone masked; empty where no mobile number is known
 * @param phoneDead a carrier said that the number does not exist
 * @param browsers that would get a message now
 * @param pushKey what a browser subscribes with; empty where messages are not pushed
 */
public record MyChannelsView(
        List<MessageKind> kinds,
        ChoiceForm form,
        Set<Channel> open,
        MailAddress address,
        List<MyMemberIds.MemberWay> members,
        Optional<String> phone,
        boolean phoneDead,
        List<PushDevice> browsers,
        Optional<String> pushKey,
        List<PastDelivery> past) {

    /** What a browser can say of itself; each has words in the bundles. */
    public static final List<String> PUSH_STATES =
            List.of("insecure", "wechat", "iphone", "never", "denied", "ask", "trying", "failed", "on");

    public MyChannelsView {
        kinds = List.copyOf(kinds);
        open = Set.copyOf(open);
        members = List.copyOf(members);
        browsers = List.copyOf(browsers);
        past = List.copyOf(past);
    }

    MyChannelsView with(ChoiceForm other) {
        return new MyChannelsView(kinds, other, open, address, members, phone, phoneDead, browsers, pushKey, past);
    }

    /** In their order; a channel that the city has not set up is no choice. */
    public List<Channel> shown() {
        return Stream.of(Channel.values()).filter(open::contains).toList();
    }

    public boolean reaches(Channel channel) {
        return open.contains(channel)
                && switch (channel) {
                    case MAIL -> address.confirmed().isPresent();
                    case TEXT -> phone.isPresent();
                    case WECOM, DINGTALK ->
                        members.stream()
                                .anyMatch(way -> way.channel() == channel
                                        && way.address().reached().isPresent());
                    case PUSH -> !browsers.isEmpty();
                };
    }

    public boolean isReached() {
        return Stream.of(Channel.values()).anyMatch(this::reaches);
    }

    public long sent() {
        return past.stream().filter(each -> each.state().equals("sent")).count();
    }
}
