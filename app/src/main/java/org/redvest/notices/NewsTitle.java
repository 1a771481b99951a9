package org.redvest.notices;

import org.redvest.dispatch.EmergencyNews;
import org.redvest.regions.Region;
import org.redvest.shifts.Activity;
import org.redvest.volunteers.TeamChanged;

/**
 * What news is about, as the list names it.
 *
 * @param matter the order's or the team's number, or what sums several matters up
 */
record NewsTitle(String matter, String zh, String en) {

    /** The number of the order that it is about; empty where it is about none. */
    String order() {
        return Notice.hasNoOrder(matter) || matter.equals(News.REGISTRATION_CONFIRMED) ? "" : matter;
    }

    static NewsTitle of(Activity activity) {
        var title = activity.service().title();
        return new NewsTitle(activity.number().value(), title.zh(), title.en());
    }

    /** About people of a community: they are not named, for a notice goes further than the page it leads to. */
    static NewsTitle of(String matter, Region community) {
        return new NewsTitle(matter, community.name(), community.name());
    }

    /** A drill says so before its title. */
    static NewsTitle of(EmergencyNews event) {
        return new NewsTitle(
                Notice.EMERGENCY + event.call(),
                (event.drill() ? "【演练】" : "应急：") + event.title(),
                (event.drill() ? "[DRILL] " : "Emergency: ") + event.title());
    }

    static NewsTitle of(TeamChanged event) {
        return new NewsTitle(Notice.TEAM + event.team().value(), event.name(), event.name());
    }
}
