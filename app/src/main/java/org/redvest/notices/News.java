package org.redvest.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.orders.Order;

/**
 * What is to be told of one order, before it is known to whom.
 *
 * @param what end of the key of its words
 * @param subject the service or place that it is about; empty where it is about the order
 * @param arguments of the words, each with its kind before it
 * @param href a page that every receiver may open, now and after what was told of is over
 * @param receipt confirms the reader's own act: kept, and not counted as new
 */
record News(
        String what, Order order, String subject, Instant at, List<String> arguments, String href, boolean receipt) {

    /** Told once a day to each receiver, with a number, however many orders it is about: all of them stand on one page. */
    private static final Set<String> DIGESTS = Set.of("waits", "overdue");

    News {
        arguments = List.copyOf(arguments);
    }

    static News of(String what, Order order, Instant at, String... arguments) {
        return new News(what, order, "", at, List.of(arguments), "/orders/" + order.number(), false);
    }

    News about(Object thing) {
        return new News(what, order, thing.toString(), at, arguments, href, receipt);
    }

    News leadingTo(String path) {
        return new News(what, order, subject, at, arguments, path, receipt);
    }

    News asReceipt() {
        return new News(what, order, subject, at, arguments, href, true);
    }

    /** The same thing said again later takes the place of what was said before. */
    String event() {
        return what + "/" + order.number() + "/" + subject;
    }

    String matter() {
        return isDigest() ? what : order.number().value();
    }

    /** What stands on one line of the list. */
    String line(ZoneId zone) {
        return isDigest() ? what + "/" + at.atZone(zone).toLocalDate() : event();
    }

    NoticeGiven given(List<Hat> to, ZoneId zone) {
        return new NoticeGiven(
                to,
                what,
                isDigest() ? line(zone) : event() + "@" + at,
                isDigest() ? "" : order.number().value(),
                Notice.start(arguments),
                href,
                at);
    }

    private boolean isDigest() {
        return DIGESTS.contains(what);
    }
}
