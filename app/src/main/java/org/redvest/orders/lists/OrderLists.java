package org.redvest.orders.lists;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Words;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.OrderStore;
import org.redvest.orders.Panels;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.regions.Regions;
import org.redvest.web.Listing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A community's own orders, drafts and habits. */
@Component
public class OrderLists {

    private static final int USUAL = 4;
    private static final int LATEST = 5;

    private final OrderListStore lists;
    private final OrderStore orders;
    private final KeptForms kept;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Panels panels;
    private final AnswerPromise promise;
    private final Clock clock;

    OrderLists(
            OrderListStore lists,
            OrderStore orders,
            KeptForms kept,
            Catalogue catalogue,
            Regions regions,
            Panels panels,
            AnswerPromise promise,
            Clock clock) {
        this.lists = lists;
        this.orders = orders;
        this.kept = kept;
        this.catalogue = catalogue;
        this.regions = regions;
        this.panels = panels;
        this.promise = promise;
        this.clock = clock;
    }

    /** @param draftsPage which page of the forms that were begun */
    @Transactional(readOnly = true)
    public PickPage pick(int draftsPage, Hat hat) {
        var menu = catalogue.menu();
        var begun = kept.list(hat, (int) Listing.offset(draftsPage), Listing.LENGTH).stream()
                .map(draft -> new PickPage.Begun(draft, title(draft.form(), menu)))
                .toList();
        return new PickPage(
                catalogue.categories().stream()
                        .map(category -> new PickPage.MenuSection(category, count(menu, category)))
                        .toList(),
                usual(menu, hat),
                new Listing<>(begun, draftsPage, kept.count(hat)),
                lists.mine(hat.region(), WhichOrders.OPEN, Search.ALL, 0, LATEST),
                mine(hat),
                (int) promise.promised().toHours());
    }

    @Transactional(readOnly = true)
    public MinePage list(WhichOrders which, String typed, int page, Hat hat) {
        var search = new Search(Search.words(typed), List.of());
        var counts = lists.countMine(hat.region(), search);
        var rows = lists.mine(hat.region(), which, search, page);
        return new MinePage(
                which, search.words(), counts, new Listing<>(rows, page, counts.getOrDefault(which, 0L)), mine(hat));
    }

    private OrderCards mine(Hat hat) {
        var county = regions.region(hat.region().county()).name();
        return new OrderCards(orders.count(hat.region()), county, hat, panels, clock.instant());
    }

    private static long count(List<MenuItem> menu, Category category) {
        return menu.stream()
                .filter(item -> item.category().equals(category.code()))
                .count();
    }

    /** What was ordered here most often; until there is enough of that, the top of the menu. */
    private List<MenuItem> usual(List<MenuItem> menu, Hat hat) {
        var often = lists.often(hat.region());
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
