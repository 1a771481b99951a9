package org.redvest.orders;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Words;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A community's own orders, drafts and habits. */
@Component
class OrderLists {

    private static final int MOST = 200;
    private static final int USUAL = 4;

    private final OrderStore orders;
    private final OrderForms forms;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Panels panels;
    private final Clock clock;

    OrderLists(OrderStore orders, OrderForms forms, Catalogue catalogue, Regions regions, Panels panels, Clock clock) {
        this.orders = orders;
        this.forms = forms;
        this.catalogue = catalogue;
        this.regions = regions;
        this.panels = panels;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PickPage pick(Hat hat) {
        var menu = catalogue.menu();
        var mine = orders.list(hat.region(), MOST);
        return new PickPage(
                catalogue.categories().stream()
                        .map(category -> new PickPage.Need(category, count(menu, category)))
                        .toList(),
                usual(menu, mine),
                forms.saved(hat).stream()
                        .map(draft -> new PickPage.Begun(draft, title(draft.form(), menu)))
                        .toList(),
                mine(mine.stream().filter(WhichOrders.OPEN::shows).limit(5).toList(), hat),
                (int) orders.promise(clock.instant()).within().toHours());
    }

    @Transactional(readOnly = true)
    public MinePage list(WhichOrders which, Hat hat) {
        var mine = orders.list(hat.region(), MOST);
        var counts = Stream.of(WhichOrders.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        each -> mine.stream().filter(each::shows).count()));
        return new MinePage(
                which, counts, mine(mine.stream().filter(which::shows).toList(), hat));
    }

    private OrderCards mine(List<Order> shown, Hat hat) {
        var county = regions.region(hat.region().county()).name();
        return new OrderCards(shown, orders.count(hat.region()), county, hat, panels);
    }

    private static long count(List<MenuItem> menu, Category category) {
        return menu.stream()
                .filter(item -> item.category().equals(category.code()))
                .count();
    }

    /** What was ordered here most often; until there is enough of that, the top of the menu. */
    private static List<MenuItem> usual(List<MenuItem> menu, List<Order> mine) {
        var often = mine.stream()
                .map(order -> order.service().item())
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return menu.stream()
                .sorted(Comparator.comparing((MenuItem item) -> often.getOrDefault(item.id(), 0L))
                        .reversed())
                .limit(USUAL)
                .toList();
    }

    private static Words title(OrderForm form, List<MenuItem> menu) {
        return menu.stream()
                .filter(item -> item.id().equals(new MenuItemId(form.value("item"))))
                .map(MenuItem::name)
                .findFirst()
                .orElseGet(() -> Words.asTyped(form.value("title")));
    }
}
