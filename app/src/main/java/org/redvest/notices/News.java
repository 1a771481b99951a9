package org.redvest.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.redvest.orders.Order;
import org.redvest.volunteers.TeamChanged;

/**
 * What is to be told of one order or team, before it is known to whom.
 *
 * @param what end of the key of its words
 * @param subject the service or place that it is about; empty where it is about the order
 * @param arguments of the words, each with its kind before it
 * @param href a page that every receiver may open, now and after what was told of is over
 * @param receipt confirms the reader's own act: kept, and not counted as new
 */
record News(
        String what, Topic topic, String subject, Instant at, List<String> arguments, String href, boolean receipt) {

    /** What it is about, with its title in both languages. */
    record Topic(String number, String titleZh, String titleEn) {}

    /** Told once a day to each receiver, with a number, however many orders it is about: all of them stand on one page. */
    private static final Set<String> DIGESTS = Set.of("waits", "overdue");

    News {
        arguments = List.copyOf(arguments);
    }

    static News of(String what, Order order, Instant at, String... arguments) {
        var title = order.service().title();
        var topic = new Topic(order.number().value(), title.zh(), title.en());
        return new News(what, topic, "", at, List.of(arguments), "/orders/" + order.number(), false);
    }

    /** All of a volunteer's teams stand on one page, which is there also when the team is no more. */
    static News of(TeamChanged event) {
        var topic = new Topic(Notice.TEAM + event.team().value(), event.name(), event.name());
        return new News("team-" + event.what().word(), topic, "", event.at(), List.of(), "/me/teams", false);
    }

    News about(Object thing) {
        return new News(what, topic, thing.toString(), at, arguments, href, receipt);
    }

    News leadingTo(String path) {
        return new News(what, topic, subject, at, arguments, path, receipt);
    }

    News asReceipt() {
        return new News(what, topic, subject, at, arguments, href, true);
    }

    /** The same thing said again later takes the place of what was said before. */
    String event() {
        return what + "/" + topic.number() + "/" + subject;
    }

    String matter() {
        return isDigest() ? what : topic.number();
    }

    /** What stands on one line of the list. */
    String line(ZoneId zone) {
        return isDigest() ? what + "/" + at.atZone(zone).toLocalDate() : event();
    }

    private boolean isDigest() {
        return DIGESTS.contains(what);
    }
}
