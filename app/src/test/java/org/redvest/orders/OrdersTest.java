package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.orders.AnOrder.CITY;
import static org.redvest.orders.AnOrder.COMMUNITY;
import static org.redvest.orders.AnOrder.NEIGHBOUR;
import static org.redvest.orders.AnOrder.OTHER_COUNTY;
import static org.redvest.orders.AnOrder.REVIEWER;
import static org.redvest.orders.AnOrder.anOrder;
import static org.redvest.orders.AnOrder.as;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Need;
import org.redvest.shifts.NoSuchActivity;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.NotFound;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** A community orders: what is written, what is refused, and who can see it. */
@RedvestTest
class OrdersTest {

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    TestClock clock;

    @Test
    void an_order_keeps_the_menu_item_as_it_was_and_asks_for_its_skills() {
        var number = anOrder().of("free-clinic").forPeople(2, 2, 4).placed(orders, COMMUNITY);

        var order = as(COMMUNITY, () -> orders.order(number));
        assertThat(order.service().title().zh()).isEqualTo("社区义诊");
        assertThat(order.service().title().en()).isEqualTo("Free clinic");
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(order.shifts().getFirst().needs())
                .extracting(
                        Need::people,
                        need -> String.join(",", need.skills()),
                        need -> String.join(",", need.licences()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "medicine", "medicine"),
                        org.assertj.core.groups.Tuple.tuple(2, "nursing", "nursing"),
                        org.assertj.core.groups.Tuple.tuple(4, "", ""));
    }

    @Test
    @FreshDatabase
    void numbers_count_on_within_a_county_and_a_day() {
        var first = anOrder().placed(orders, COMMUNITY);
        var second = anOrder().placed(orders, NEIGHBOUR);
        clock.set("2026-02-27T09:00");
        var nextDay = anOrder().placed(orders, COMMUNITY);

        assertThat(List.of(first, second, nextDay))
                .extracting(ActivityNumber::value)
                .containsExactly("430503-260226-001", "430503-260226-002", "430503-260227-001");
    }

    @Test
    @FreshDatabase
    void orders_placed_at_the_same_moment_all_get_numbers_of_their_own() throws Exception {
        var numbers = race(20, _ -> anOrder().placed(orders, COMMUNITY).value());

        assertThat(numbers).doesNotHaveDuplicates().contains("430503-260226-001", "430503-260226-020");
    }

    @Test
    @FreshDatabase
    void the_same_form_sent_twice_at_once_is_one_order() throws Exception {
        var form = UUID.randomUUID();
        var draft = anOrder().draft();

        var placed = race(8, _ -> as(COMMUNITY, () -> orders.submit(form, draft, COMMUNITY)));

        assertThat(placed).hasSize(8).containsOnly(placed.getFirst());
        assertThat(as(COMMUNITY, () -> orders.count(COMMUNITY.region()))).isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void what_is_wrong_is_named_field_by_field_and_nothing_is_written() {
        var bad = anOrder()
                .offTheMenu("长".repeat(500), "")
                .skilled("flying")
                .at("2026-02-25T08:00", 60)
                .at("2026-02-28T08:00", 25 * 60)
                .elsewhere("")
                .with(new PrivateDetails("", "唐".repeat(21), "1380000", "字".repeat(501)));

        var refused = (Submission.Refused) bad.sent(orders, COMMUNITY);

        assertThat(refused.problems())
                .extracting(Problem::field, Problem::key)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"title\", \"web.text.too-long\")",
                        "(\"what\", \"orders.problem.missing-what\")",
                        "(\"skills\", \"orders.problem.unknown-skill\")",
                        "(\"when\", \"orders.problem.past\")",
                        "(\"when2\", \"orders.problem.too-long\")",
                        "(\"place\", \"orders.problem.missing-place\")",
                        "(\"address\", \"orders.problem.missing-address\")",
                        "(\"contact\", \"web.text.too-long\")",
                        "(\"phone\", \"web.telephone.wrong\")",
                        "(\"note\", \"web.text.too-long\")");
        assertThat(as(COMMUNITY, () -> orders.count(COMMUNITY.region()))).isZero();
    }

    @Test
    void nobody_and_too_many_and_an_item_that_is_not_on_the_menu_are_refused() {
        assertThat(keys(anOrder().forPeople(0))).containsExactly("orders.problem.people-range");
        assertThat(keys(anOrder().forPeople(201))).containsExactly("orders.problem.people-range");
        assertThat(keys(anOrder().forPeople(1, 1))).containsExactly("orders.problem.no-people");
        assertThat(keys(anOrder().of("moon-walk"))).containsExactly("orders.problem.unknown-item");
        assertThat(keys(anOrder().at("2026-05-28T08:00", 60))).containsExactly("orders.problem.too-far");
        assertThat(keys(anOrder().at("2026-02-28T08:00", 10))).containsExactly("orders.problem.too-short");
        assertThat(keys(anOrder().at("2026-02-28T08:00", 60).at("2026-02-28T08:30", 60)))
                .containsExactly("orders.problem.overlaps");
    }

    @Test
    void a_community_does_not_see_its_neighbours_orders_and_a_county_not_another_countys() {
        var number = anOrder().placed(orders, COMMUNITY);

        for (Hat stranger : List.of(NEIGHBOUR, OTHER_COUNTY)) {
            assertThatThrownBy(() -> as(stranger, () -> orders.order(number))).isInstanceOf(NoSuchOrder.class);
            assertThatThrownBy(() -> as(stranger, () -> orders.privateDetails(number)))
                    .isInstanceOf(NoSuchOrder.class);
            assertThatThrownBy(() -> as(stranger, () -> orders.track(number))).isInstanceOf(NoSuchOrder.class);
            assertThatThrownBy(() -> as(stranger, () -> orders.approve(number, 1, stranger)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> as(stranger, () -> orders.cancel(number, "不需要了", stranger)))
                    .isInstanceOf(NotFound.class);
        }
        for (Hat owner : List.of(COMMUNITY, REVIEWER, CITY)) {
            assertThat(as(owner, () -> orders.privateDetails(number)).contactName())
                    .isEqualTo("唐敏");
        }
    }

    @Test
    void a_volunteer_sees_an_opened_activity_near_home_and_never_its_order_or_its_private_details() {
        var near = AnOrder.hat(31, Role.VOLUNTEER, "430503002001");
        var far = AnOrder.hat(32, Role.VOLUNTEER, "430502002001");
        var number = anOrder().placed(orders, COMMUNITY);
        as(REVIEWER, () -> orders.approve(number, 1, REVIEWER));
        assertThat(as(near, () -> activities.find(number))).isEmpty();

        activities.opened(number, REVIEWER.region(), TrackEntry.byNobody(clock.instant(), "test.opened"));

        assertThat(as(near, () -> activities.activity(number))
                        .shifts()
                        .getFirst()
                        .needs())
                .hasSize(1);
        assertThat(as(near, () -> orders.find(number))).isEmpty();
        assertThat(as(far, () -> activities.find(number))).isEmpty();
        assertThatThrownBy(() -> as(near, () -> activities.privateDetails(number)))
                .isInstanceOf(NoSuchActivity.class);
        assertThat(as(near, () -> activities.track(number))).isEmpty();
    }

    private List<String> keys(AnOrder order) {
        return ((Submission.Refused) order.sent(orders, COMMUNITY))
                .problems().stream().map(Problem::key).toList();
    }

    static <T> List<T> race(int runners, java.util.function.IntFunction<T> run) throws Exception {
        var start = new CyclicBarrier(runners);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            List<Future<T>> results = IntStream.range(0, runners)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return run.apply(i);
                    }))
                    .toList();
            var answers = new java.util.ArrayList<T>();
            for (var result : results) {
                answers.add(result.get());
            }
            return answers;
        }
    }
}
