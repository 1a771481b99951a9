package org.redvest.orders;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.catalogue.Catalogue;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lies on a reviewer's desk: the orders waiting, by the time of the promised answer, and one of them opened. */
@Component
class ReviewDesk {

    private final OrderStore orders;
    private final PrivateStore privates;
    private final Catalogue catalogue;
    private final Accounts accounts;
    private final Regions regions;
    private final Panels panels;
    private final Clock clock;

    ReviewDesk(
            OrderStore orders,
            PrivateStore privates,
            Catalogue catalogue,
            Accounts accounts,
            Regions regions,
            Panels panels,
            Clock clock) {
        this.orders = orders;
        this.privates = privates;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.regions = regions;
        this.panels = panels;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReviewQueue queue(ReviewTab tab, Hat hat) {
        var now = clock.instant();
        var all = orders.queue(
                hat.region(),
                now.atZone(clock.getZone())
                        .toLocalDate()
                        .atStartOfDay(clock.getZone())
                        .toInstant());
        var counts = Stream.of(ReviewTab.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        each -> all.stream().filter(each::shows).count()));
        var rows = all.stream().filter(tab::shows).map(this::row).toList();
        return new ReviewQueue(
                tab, counts, rows, now, (int) orders.promise(now).within().toHours());
    }

    @Transactional(readOnly = true)
    public Dossier dossier(OrderNumber number, Hat hat) {
        var order = orders.find(number).orElseThrow(() -> new NoSuchOrder("order"));
        var details = privates.of(number);
        return new Dossier(
                row(order),
                details,
                Privacy.in(
                        order.service().offMenu() ? order.service().title().zh() : "",
                        order.service().offMenu() ? order.service().what().zh() : "",
                        order.service().offMenu() ? order.service().risks().zh() : "",
                        order.where().name(),
                        details.note()),
                clashing(order),
                requester(order),
                catalogue.categories(),
                hat,
                panels);
    }

    private QueueRow row(Order order) {
        return new QueueRow(order, regions.path(order.region()));
    }

    /** Other orders of the same community at the same time: one of them may be there twice. */
    private List<Order> clashing(Order order) {
        return orders.list(order.region(), 100).stream()
                .filter(other ->
                        !other.number().equals(order.number()) && !other.state().over())
                .filter(other -> other.liveShifts().stream()
                        .anyMatch(shift -> order.liveShifts().stream()
                                .anyMatch(own -> own.window().overlaps(shift.window()))))
                .toList();
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
