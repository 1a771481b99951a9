package org.redvest.orders.review;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.catalogue.Catalogue;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Decision;
import org.redvest.orders.NoSuchOrder;
import org.redvest.orders.Order;
import org.redvest.orders.OrderStore;
import org.redvest.orders.Panels;
import org.redvest.orders.drafting.OrderText;
import org.redvest.orders.lists.OrderListStore;
import org.redvest.orders.lists.ReviewTab;
import org.redvest.orders.lists.Search;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shifts;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lies on a reviewer's desk: the orders waiting, by the time of the promised answer, and one of them opened. */
@Component
public class ReviewDesk {

    private final OrderListStore lists;
    private final OrderStore orders;
    private final Shifts activities;
    private final Catalogue catalogue;
    private final Accounts accounts;
    private final Regions regions;
    private final Panels panels;
    private final AnswerPromise promise;
    private final Clock clock;

    ReviewDesk(
            OrderListStore lists,
            OrderStore orders,
            Shifts activities,
            Catalogue catalogue,
            Accounts accounts,
            Regions regions,
            Panels panels,
            AnswerPromise promise,
            Clock clock) {
        this.lists = lists;
        this.orders = orders;
        this.activities = activities;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.regions = regions;
        this.panels = panels;
        this.promise = promise;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReviewQueue queue(ReviewTab tab, String typed, int page, Hat hat) {
        var now = clock.instant();
        var today = now.atZone(clock.getZone())
                .toLocalDate()
                .atStartOfDay(clock.getZone())
                .toInstant();
        var words = Search.words(typed);
        var search = new Search(words, words.isEmpty() ? List.of() : regions.named(words, hat.region()));
        var counts = lists.countQueue(hat.region(), search, today, now);
        var rows = lists.queue(hat.region(), tab, search, today, page).stream()
                .map(this::row)
                .toList();
        return new ReviewQueue(
                tab,
                words,
                counts.tabs(),
                counts.overdue(),
                new Listing<>(rows, page, counts.tabs().getOrDefault(tab, 0L)),
                now,
                (int) promise.at(now).within().toHours());
    }

    /** Opened by its reader. */
    @Transactional(readOnly = true)
    public Dossier dossier(ActivityNumber number, Hat hat) {
        return dossier(number, hat, Optional::of);
    }

    /** Standing beside the queue by itself: nothing private is shown. */
    @Transactional(readOnly = true)
    public Dossier preview(ActivityNumber number, Hat hat) {
        return dossier(number, hat, _ -> Optional.empty());
    }

    private Dossier dossier(ActivityNumber number, Hat hat, Function<PrivateDetails, Optional<PrivateDetails>> shown) {
        var order = orders.find(number).orElseThrow(() -> new NoSuchOrder("order"));
        var details = activities.privateDetails(number);
        return new Dossier(
                row(order),
                shown.apply(details),
                OrderText.privateThings(order, details),
                lists.clashing(order),
                requester(order),
                catalogue.categories(),
                hat,
                panels);
    }

    private QueueRow row(Order order) {
        return new QueueRow(order, regions.path(order.region()));
    }

    private Dossier.Requester requester(Order order) {
        var named = Stream.concat(Stream.of(order.placed().by()), order.decision().map(Decision::by).stream())
                .distinct()
                .toList();
        var names = accounts.identities(named);
        return new Dossier.Requester(
                Optional.ofNullable(names.get(order.placed().by()))
                        .map(Identity::name)
                        .orElse("—"),
                regions.region(order.region()).name(),
                orders.count(order.region()),
                order.decision()
                        .map(decision -> Optional.ofNullable(names.get(decision.by()))
                                .map(Identity::name)
                                .orElse("—")));
    }
}
