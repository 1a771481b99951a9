package org.redvest.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.dispatch.EmergencyNews;
import org.redvest.orders.Order;
import org.redvest.regions.Region;
import org.redvest.shifts.Activity;
import org.redvest.volunteers.TeamChanged;

/**
 * What is to be told of one order, registration or team, before it is known to whom.
 *
 * @param what end of the key of its words
 * @param subject the service, place or person that it is about; empty where it is about the order
 * @param arguments of the words, each with its kind before it
 * @param href a page that every receiver may open, now and after what was told of is over
 * @param receipt confirms the reader's own act: kept, and not counted as new
 */
record News(
        String what,
        NewsTitle title,
        String subject,
        Instant at,
        List<String> arguments,
        String href,
        boolean receipt) {

    static final String REGISTRATION_WAITS = "registration-waits";
    static final String CONSENT_WITHDRAWN = "consent-withdrawn";
    static final String REGISTRATION_CONFIRMED = "registration-confirmed";

    /** Told once a day to each receiver, with a number, however many orders it is about: all of them stand on one page. */
    private static final Set<String> DIGESTS = Set.of("waits", "overdue", REGISTRATION_WAITS, CONSENT_WITHDRAWN);

    News {
        arguments = List.copyOf(arguments);
    }

    static News of(String what, Order order, Instant at, String... arguments) {
        return of(what, order.activity(), at, arguments);
    }

    static News of(String what, Activity activity, Instant at, String... arguments) {
        return new News(what, NewsTitle.of(activity), "", at, List.of(arguments), activity.path(), false);
    }

    /** Of somebody who registered: of the community it is told once a day, however many they are. */
    static News ofRegistration(String what, Region community, Object who, Instant at, String href) {
        return new News(what, NewsTitle.of(what, community), who.toString(), at, List.of(), href, false);
    }

    /** All of a volunteer's teams stand on one page, which is there also when the team is no more. */
    static News of(TeamChanged event) {
        return new News(
                "team-" + event.what().word(), NewsTitle.of(event), "", event.at(), List.of(), "/me/teams", false);
    }

    static News of(EmergencyNews event, String... arguments) {
        return new News(event.what(), NewsTitle.of(event), "", event.at(), List.of(arguments), event.href(), false);
    }

    News about(Object thing) {
        return new News(what, title, thing.toString(), at, arguments, href, receipt);
    }

    News leadingTo(String path) {
        return new News(what, title, subject, at, arguments, path, receipt);
    }

    News asReceipt() {
        return new News(what, title, subject, at, arguments, href, true);
    }

    /** The same thing said again later takes the place of what was said before. */
    String event() {
        return what + "/" + title.matter() + "/" + subject;
    }

    String matter() {
        return isDigest() ? what : title.matter();
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
                isDigest() ? "" : title.order(),
                Notice.start(arguments),
                href,
                at);
    }

    private boolean isDigest() {
        return DIGESTS.contains(what);
    }
}
