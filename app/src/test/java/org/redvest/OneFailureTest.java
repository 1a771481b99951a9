package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A job sees to many things; one of them that fails holds up no other, however often the job runs. */
@RedvestTest
class OneFailureTest {

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Notices notices;

    @Autowired
    TestClock clock;

    @Autowired
    TestDataSource database;

    @Autowired
    ScheduledTaskHolder jobs;

    private Hat community;

    @BeforeEach
    void two_orders_alike_of_which_the_first_can_take_no_step() {
        clock.set("2026-02-26T09:00");
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
    }

    @Test
    @FreshDatabase
    void a_service_that_cannot_be_settled_or_ended_leaves_the_others_their_course() {
        var broken = loop.opened(community, "haircut", 2, loop.window("2026-02-28T14:00", 150));
        var sound = loop.opened(community, "haircut", 2, loop.window("2026-02-28T14:00", 150));
        breakSteps(broken);

        clock.set("2026-02-27T18:01");
        run("Changes.settle");
        assertThat(states(broken, sound)).containsExactly(OrderState.DISPATCHING, OrderState.SHORT);

        clock.set("2026-02-28T17:00");
        run("Lapses.end");
        assertThat(states(broken, sound)).containsExactly(OrderState.DISPATCHING, OrderState.UNFILLED);
    }

    @Test
    @FreshDatabase
    void a_service_that_cannot_begin_or_be_reminded_of_leaves_the_others_their_course() {
        var people = loop.people(SANBATING, "彭琳", "林晓");
        var broken = loop.order(loop.accepted(community, "haircut", "2026-02-28T14:00", 150, people.subList(0, 1)));
        var sound = loop.order(loop.accepted(community, "haircut", "2026-02-28T14:00", 150, people.subList(1, 2)));
        breakSteps(broken);

        clock.set("2026-02-28T17:00");
        run("Housekeeping.shifts");
        assertThat(states(broken, sound)).containsExactly(OrderState.STAFFED, OrderState.ENDED);

        unbreakSteps();
        run("Housekeeping.shifts");
        breakReminders(broken);
        clock.set("2026-03-01T17:00");
        run("Reminding.look");
        assertThat(as(community, () -> notices.list(community.account(), 1).rows()))
                .filteredOn(notice -> notice.what().equals("unconfirmed"))
                .extracting(Notice::matter)
                .containsExactly(sound.number().value());
    }

    private List<OrderState> states(Order... orders) {
        return Stream.of(orders)
                .map(order ->
                        as(community, () -> this.orders.order(order.number())).state())
                .toList();
    }

    private void run(String job) {
        jobs.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().endsWith(job))
                .findFirst()
                .orElseThrow()
                .getRunnable()
                .run();
    }

    private void breakSteps(Order broken) {
        refuse("shift", "activity", "before update", broken);
    }

    private void breakReminders(Order broken) {
        refuse("reminder", "order_number", "before insert", broken);
    }

    private void refuse(String table, String key, String when, Order broken) {
        owner().execute("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'broken on purpose'; end $$
                """);
        owner().execute("create trigger refuse %s on %s for each row when (new.%s = '%s') execute function refuse()"
                .formatted(when, table, key, broken.number()));
    }

    private void unbreakSteps() {
        owner().execute("drop trigger refuse on shift");
    }

    private JdbcTemplate owner() {
        return new JdbcTemplate(Objects.requireNonNull(database.asOwner()));
    }
}
