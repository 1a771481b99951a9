package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.NEIGHBOUR;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.redvest.orders.lists.OrderLists;
import org.redvest.orders.lists.ReviewTab;
import org.redvest.orders.lists.WhichOrders;
import org.redvest.orders.review.QueueRow;
import org.redvest.orders.review.ReviewDesk;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of orders: the total is the total, every row stands on some page, the most urgent first, and none falls out of sight. */
@RedvestTest
class OrderListsTest {

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    OrderLists lists;

    @Autowired
    ReviewDesk desk;

    @Autowired
    TestClock clock;

    @Test
    @FreshDatabase
    void of_two_hundred_and_five_orders_every_one_stands_on_a_page_and_can_be_found() {
        var placed = new ArrayList<ActivityNumber>();
        for (int i = 0; i < 205; i++) {
            placed.add(anOrder()
                    .offTheMenu("修缮村史馆第" + (i + 1) + "间", "把旧照片扫描存档")
                    .skilled()
                    .placed(orders, COMMUNITY));
        }
        var first = placed.getFirst();
        as(REVIEWER, () -> orders.approve(first, 1, REVIEWER));
        serve(first, ShiftState.DISPATCHING, ShiftState.IN_SERVICE, ShiftState.ENDED);

        assertThat(all(page -> mine(WhichOrders.ALL, "", page))).containsExactlyInAnyOrderElementsOf(placed);
        assertThat(all(page -> mine(WhichOrders.OPEN, "", page))).containsExactlyInAnyOrderElementsOf(placed);
        assertThat(all(page -> mine(WhichOrders.TODO, "", page))).containsExactly(first);
        assertThat(all(page -> mine(WhichOrders.ALL, "第117间", page))).containsExactly(placed.get(116));
        assertThat(all(page -> mine(WhichOrders.ALL, placed.get(9).value(), page)))
                .containsExactly(placed.get(9));
        assertThat(mine(WhichOrders.ALL, "没有这样的单", 1).total()).isZero();
        var waiting = all(page -> queue(ReviewTab.WAITING, "", page));
        assertThat(waiting).hasSize(204).doesNotHaveDuplicates().doesNotContain(first);
        assertThat(all(page -> queue(ReviewTab.ALL, "", page))).hasSize(205);
    }

    @Test
    @FreshDatabase
    void the_nearest_deadline_stands_first_whether_it_is_the_answer_or_the_service() {
        var usual = anOrder().at("2026-03-10T08:00", 60).placed(orders, COMMUNITY);
        var urgent = anOrder().at("2026-02-26T11:00", 60).placed(orders, NEIGHBOUR);
        var other = anOrder().at("2026-03-01T08:00", 60).placed(orders, COMMUNITY);

        assertThat(all(page -> queue(ReviewTab.WAITING, "", page)))
                .startsWith(urgent)
                .contains(usual, other);
        var row = as(REVIEWER, () -> desk.queue(ReviewTab.WAITING, "", 1, REVIEWER))
                .rows()
                .rows()
                .getFirst();
        assertThat(row.urgent()).isTrue();
        assertThat(row.soon(clock.instant())).isTrue();

        clock.set("2026-02-26T14:00");
        assertThat(as(REVIEWER, () -> desk.queue(ReviewTab.WAITING, "", 1, REVIEWER))
                        .overdue())
                .isEqualTo(3);
    }

    /** Whatever happens to an order, the committee finds it under some tab until it is closed, and in ALL for ever. */
    @Test
    @FreshDatabase
    void an_approved_order_stays_in_the_committees_sight() {
        var number = anOrder().at("2026-03-05T08:00", 60).placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.approve(number, 1, REVIEWER));
        clock.set("2026-03-01T09:00");

        assertThat(all(page -> queue(ReviewTab.DISPATCH, "", page))).containsExactly(number);
        serve(number, ShiftState.DISPATCHING);
        assertThat(all(page -> queue(ReviewTab.DISPATCH, "", page))).isEmpty();
        serve(number, ShiftState.SHORT);
        assertThat(all(page -> queue(ReviewTab.DISPATCH, "", page))).containsExactly(number);
        for (var step : List.of(ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED)) {
            serve(number, step);
            assertThat(all(page -> queue(ReviewTab.ALL, "", page))).containsExactly(number);
        }
    }

    @Test
    @FreshDatabase
    void an_order_is_found_by_the_name_of_its_community() {
        var number = anOrder().placed(orders, COMMUNITY);
        anOrder().placed(orders, NEIGHBOUR);
        var name = as(REVIEWER, () -> desk.dossier(number, REVIEWER)).community();

        assertThat(all(page -> queue(ReviewTab.ALL, name, page))).contains(number);
        assertThat(all(page -> queue(ReviewTab.ALL, number.value(), page))).containsExactly(number);
    }

    private Listing<Order> mine(WhichOrders which, String words, int page) {
        var listed = as(COMMUNITY, () -> lists.list(which, words, page, COMMUNITY));
        assertThat(listed.orders().total()).isEqualTo(listed.count(which));
        return listed.orders();
    }

    private Listing<Order> queue(ReviewTab tab, String words, int page) {
        var queue = as(REVIEWER, () -> desk.queue(tab, words, page, REVIEWER));
        assertThat(queue.rows().total()).isEqualTo(queue.count(tab));
        return new Listing<>(
                queue.rows().rows().stream().map(QueueRow::order).toList(),
                page,
                queue.rows().total());
    }

    /** Every row of every page; as many as the total says. */
    private static List<ActivityNumber> all(IntFunction<Listing<Order>> pages) {
        var found = new ArrayList<ActivityNumber>();
        var first = pages.apply(1);
        for (int page = 1; page <= first.pages(); page++) {
            pages.apply(page).rows().forEach(order -> found.add(order.number()));
        }
        assertThat(found).hasSize((int) first.total());
        return found;
    }

    private void serve(ActivityNumber number, ShiftState... steps) {
        var shift =
                as(COMMUNITY, () -> orders.order(number)).shifts().getFirst().id();
        for (var step : steps) {
            activities.advance(shift, step, TrackEntry.byNobody(clock.instant(), "test." + step));
        }
    }
}
