package org.redvest.orders.track;

import java.time.Clock;
import java.util.List;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.orders.Orders;
import org.redvest.orders.Panels;
import org.redvest.orders.lists.OrderLists;
import org.redvest.orders.lists.WhichOrders;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Shifts;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One's orders, and where each of them is. */
@Controller
class TrackPages {

    private final Orders orders;
    private final OrderLists lists;
    private final Accounts accounts;
    private final Shifts activities;
    private final Regions regions;
    private final Panels panels;
    private final Live live;
    private final Audit audit;
    private final Clock clock;

    TrackPages(
            Orders orders,
            OrderLists lists,
            Accounts accounts,
            Shifts activities,
            Regions regions,
            Panels panels,
            Live live,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.lists = lists;
        this.accounts = accounts;
        this.activities = activities;
        this.regions = regions;
        this.panels = panels;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    @For(Role.COMMUNITY)
    @GetMapping("/orders")
    String mine(
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(name = "page", defaultValue = "1") String number,
            Hat hat,
            Model page) {
        page.addAttribute(
                "listed",
                lists.list(
                        new AddressParameter("which", which)
                                .oneOf(List.of(WhichOrders.values()), WhichOrders::word)
                                .orElse(WhichOrders.OPEN),
                        new AddressParameter("words", words).words(),
                        new AddressParameter("page", number).page(),
                        hat));
        return "orders/mine";
    }

    /** An activity that is no order's has its page with its owner: lists that know a number alone lead here. */
    @For({Role.COMMUNITY, Role.DISPATCHER})
    @GetMapping("/orders/{number}")
    String track(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String late,
            @RequestParam(defaultValue = "") String closed,
            @RequestParam(defaultValue = "") String unchanged,
            Hat hat,
            Model page) {
        var elsewhere = activities.find(new ActivityNumber(number)).filter(activity -> activity.owner() != Owner.ORDER);
        if (elsewhere.isPresent()) {
            return "redirect:" + elsewhere.get().path();
        }
        page.addAttribute("view", view(new ActivityNumber(number), hat));
        page.addAttribute("late", new AddressParameter("late", late).flag());
        page.addAttribute("closed", new AddressParameter("closed", closed).flag());
        page.addAttribute("unchanged", new AddressParameter("unchanged", unchanged).flag());
        return "orders/track";
    }

    /** The part that changes by itself. */
    @For({Role.COMMUNITY, Role.DISPATCHER})
    @GetMapping("/orders/{number}/progress")
    String progress(@PathVariable String number, Hat hat, Model page) {
        page.addAttribute("view", view(new ActivityNumber(number), hat));
        return "orders/progress";
    }

    @For({Role.COMMUNITY, Role.DISPATCHER})
    @GetMapping(path = "/orders/{number}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable String number) {
        return live.feed(Shifts.topic(orders.order(new ActivityNumber(number)).number()));
    }

    private TrackView view(ActivityNumber number, Hat hat) {
        var order = orders.order(number);
        var entries = orders.track(number);
        var place = new TrackView.TrackPlace(
                regions.region(order.region().county()).name(),
                regions.region(order.region()).name(),
                orders.privateDetails(number));
        audit.recordOnce(
                AuditedAct.PRIVATE_DETAILS_READ, hat.actor(), order.region(), AuditSubject.named(number.value()));
        return new TrackView(
                order, entries, accounts.identities(TrackView.named(entries)), place, clock.instant(), hat, panels);
    }
}
