package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.InvitationTimes;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.invitations.Waves;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.orders.Order;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Invitations go out in waves: few people first, more when they do not answer, nobody at night. */
@RedvestTest
class WavesTest {

    private static final String START = "2026-03-04T14:00";
    private static final String END = "2026-03-04T16:00";

    @Autowired
    Town town;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Invitations invitations;

    @Autowired
    Waves waves;

    @Autowired
    InvitationTimes times;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestDataSource source;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    @FreshDatabase
    void the_first_wave_asks_as_few_as_it_takes_and_the_next_asks_others() throws Exception {
        town.neighbours(60);
        var order = town.approved("clinic-escort", 1, START, END);
        act(order, "start");

        waves.look();
        var first = asked(order);
        waves.look();
        assertThat(asked(order)).as("looked at again too early").isEqualTo(first);
        clock.advance(Duration.ofHours(8).plusMinutes(1));
        waves.look();

        // At one in eight who comes seven people make it likelier than not by 0.60 that one does; with days left three
        // are asked first.
        assertThat(first).hasSize(3);
        assertThat(asked(order)).hasSizeGreaterThan(3).containsAll(first).doesNotHaveDuplicates();
        assertThat(list(order)).extracting(each -> each.wave().orElseThrow()).contains(1, 2);
    }

    @Test
    @FreshDatabase
    void who_says_no_is_replaced_at_once_and_a_full_shift_asks_nobody() throws Exception {
        town.neighbours(60);
        var order = town.approved("clinic-escort", 1, START, END);
        act(order, "start");
        waves.look();
        var first = asked(order);

        clock.advance(Duration.ofMinutes(5));
        town.as(first.getFirst(), () -> dispatch.decline(need(order), first.getFirst()));
        clock.advance(Duration.ofMinutes(1));
        waves.look();
        assertThat(asked(order)).hasSizeGreaterThan(first.size());

        var second = asked(order);
        town.accept(need(order), second.getLast(), UUID.randomUUID());
        clock.advance(Duration.ofDays(1));
        waves.look();
        assertThat(asked(order)).isEqualTo(second);
    }

    @Test
    @FreshDatabase
    void nobody_is_asked_at_night_while_it_is_paused_or_after_it_was_stopped() throws Exception {
        town.neighbours(60);
        var order = town.approved("clinic-escort", 1, START, END);
        clock.set("2026-02-26T22:30");
        act(order, "start");
        waves.look();
        assertThat(asked(order)).isEmpty();

        clock.set("2026-02-27T07:30");
        act(order, "pause");
        waves.look();
        assertThat(asked(order)).isEmpty();

        act(order, "start");
        waves.look();
        assertThat(asked(order)).isNotEmpty();
        var before = asked(order);
        act(order, "stop");
        clock.set("2026-03-03T10:00");
        waves.look();
        assertThat(asked(order)).isEqualTo(before);
    }

    @Test
    @FreshDatabase
    void two_nodes_that_look_together_send_one_wave() throws Exception {
        town.neighbours(60);
        var order = town.approved("clinic-escort", 1, START, END);
        act(order, "start");
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++) {
            nodes.add(() -> {
                waves.look();
                return true;
            });
        }

        Town.together(nodes);

        assertThat(asked(order)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    @FreshDatabase
    void a_node_that_dies_in_the_middle_of_a_wave_leaves_it_to_the_next_which_sends_it_once() throws Exception {
        town.neighbours(60);
        var order = town.approved("clinic-escort", 1, START, END);
        act(order, "start");
        var owner = new JdbcTemplate(source.asOwner());
        owner.execute("""
                create function die() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return null;
                end $$;
                create trigger die after insert on service_invitation for each row execute function die()
                """);

        assertThatThrownBy(waves::look).isInstanceOf(DataAccessException.class);
        owner.execute("drop function die() cascade");

        assertThat(asked(order)).as("a wave goes out as a whole, or not at all").isEmpty();
        waves.look();
        waves.look();
        assertThat(asked(order)).hasSize(3).doesNotHaveDuplicates();
        await().untilAsserted(() -> assertThat(told(order)).containsExactlyInAnyOrderElementsOf(asked(order)));
    }

    @Test
    @FreshDatabase
    void what_people_answered_is_learnt_once_and_decides_whom_to_ask_first() throws Exception {
        var willing = town.volunteer(NEIGHBOUR);
        var unwilling = town.volunteer(NEIGHBOUR);
        for (int day = 1; day <= 2; day++) {
            var order = town.approved("clinic-escort", 2, "2026-03-0" + day + "T08:00", "2026-03-0" + day + "T10:00");
            ask(order, willing, unwilling);
            town.accept(need(order), willing, UUID.randomUUID());
            town.as(unwilling, () -> dispatch.decline(need(order), unwilling));
        }
        clock.set("2026-03-12T09:00");
        times.expire();
        times.expire();

        assertThat(habit(willing)).isEqualTo("2.0/2.0");
        assertThat(habit(unwilling)).isEqualTo("0.0/2.0");
        town.neighbours(5);
        var next = town.approved("clinic-escort", 1, "2026-03-20T08:00", "2026-03-20T10:00");
        act(next, "start");
        waves.look();
        assertThat(asked(next)).contains(willing).doesNotContain(unwilling);
    }

    @Test
    @FreshDatabase
    void a_no_costs_nothing_compared_with_a_twin_who_was_never_asked() {
        var asked = town.volunteer(NEIGHBOUR);
        var twin = town.volunteer(NEIGHBOUR);
        var declined = town.approved("clinic-escort", 1, START, END);
        ask(declined, asked);
        town.as(asked, () -> dispatch.decline(need(declined), asked));
        clock.set("2026-02-28T09:00");
        times.expire();

        var same = town.opened("clinic-escort", 2, "2026-03-04T14:30", "2026-03-04T16:30");
        var other = town.opened("clinic-escort", 2, "2026-03-05T14:30", "2026-03-05T16:30");

        assertThat(reachable(asked)).isNotEmpty().isEqualTo(reachable(twin));
        for (var order : List.of(same, other)) {
            assertThat(town.accept(order, asked)).isInstanceOf(Answer.Accepted.class);
            assertThat(town.accept(order, twin)).isInstanceOf(Answer.Accepted.class);
        }
    }

    private List<String> reachable(VolunteerId who) {
        return town.as(who, () -> dispatch.reachable(who, 1)).rows().stream()
                .map(each -> each.opening().need() + " " + each.kilometres())
                .toList();
    }

    private void ask(Order order, VolunteerId... who) {
        var dispatcher = town.dispatcher();
        Scopes.run(
                dispatcher.scope(),
                () -> invitations.invite(
                        List.of(who).stream()
                                .map(each -> new ServiceAsk(need(order), each, AskReason.CHOSEN))
                                .toList(),
                        dispatcher));
    }

    private void act(Order order, String act) throws Exception {
        var path = "/orders/" + order.number() + "/invitations/" + need(order) + "/waves/" + act;
        var answer = mvc.perform(post(path).with(people.as(town.dispatcher())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(303);
    }

    private String habit(VolunteerId who) {
        return town.asSystem(() -> jdbc.sql("""
                        select round(yes::numeric, 1) || '/' || round(asked::numeric, 1)
                          from answer_habit where volunteer_id = :who and category = ''
                        """)
                .param("who", who.value())
                .query((row, _) -> row.getString(1))
                .single());
    }

    /** Who has a notice that asks them, once for each notice. */
    private List<VolunteerId> told(Order order) {
        return town.asSystem(() -> jdbc.sql("select account_id from notice where what = 'invited' and matter = :order")
                .param("order", order.number().value())
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list());
    }

    private List<VolunteerId> asked(Order order) {
        return list(order).stream().map(ServiceInvitation::volunteer).toList();
    }

    /** The first sent first. */
    private List<ServiceInvitation> list(Order order) {
        return Scopes.within(Scope.region(Town.COUNTY.value()), () -> invitations.list(order.number()))
                .reversed();
    }
}
