package org.redvest.channels;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the page of one's own channels shows.
 *
 * @param open channels that the city has set up
 * @param phone masked; empty where no mobile number is known
 * @param phoneDead a carrier said that the number does not exist
 */
public record MyChannelsView(
        List<MessageKind> kinds,
        ChoiceForm form,
        Set<Channel> open,
        MailAddress address,
        Optional<String> phone,
        boolean phoneDead,
        List<PastDelivery> past) {

    public MyChannelsView {
        kinds = List.copyOf(kinds);
        open = Set.copyOf(open);
        past = List.copyOf(past);
    }

    MyChannelsView with(ChoiceForm other) {
        return new MyChannelsView(kinds, other, open, address, phone, phoneDead, past);
    }

    public boolean reaches(Channel channel) {
        return open.contains(channel)
                && switch (channel) {
                    case MAIL -> address.confirmed().isPresent();
                    case TEXT -> phone.isPresent();
                };
    }

    public boolean isReached() {
        return reaches(Channel.MAIL) || reaches(Channel.TEXT);
    }

    public long sent() {
        return past.stream().filter(each -> each.state().equals("sent")).count();
    }
}
