package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.Changes;
import org.redvest.orders.Decision;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** In every state of an order each page of dispatch opens and each button answers; what is offered works. */
@RedvestTest
class EveryStateTest {

    private static final String[] TWICE = {
        "2026-02-27T08:00", "2026-02-27T11:30", "2026-02-28T08:00", "2026-02-28T11:30"
    };

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Changes changes;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Texts texts;

    private final Set<String> saidItsState = new HashSet<>();

    private record Stage(String name, boolean opened, Consumer<Order> reach) {}

    private final List<Stage> stages = List.of(
            new Stage("rejected", false, order -> {}),
            new Stage("approved", false, order -> {}),
            new Stage("approved too late", false, order -> clock.set("2026-02-28T07:30")),
            new Stage("open", true, order -> {}),
            new Stage("closed and short", true, order -> {
                clock.set("2026-02-27T18:00");
                changes.settle();
            }),
            new Stage("the first runs", true, order -> {
                clock.set("2026-02-27T08:30");
                go(order.shifts().getFirst(), ShiftState.IN_SERVICE);
            }),
            new Stage("the first is over", true, order -> {
                clock.set("2026-02-27T12:30");
                go(order.shifts().getFirst(), ShiftState.IN_SERVICE, ShiftState.ENDED);
            }),
            new Stage("both are over", true, order -> {
                clock.set("2026-02-28T12:30");
                order.shifts().forEach(shift -> go(shift, ShiftState.IN_SERVICE, ShiftState.ENDED));
            }),
            new Stage("confirmed", true, order -> {
                clock.set("2026-02-28T12:30");
                order.shifts()
                        .forEach(shift -> go(shift, ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED));
            }),
            new Stage("closed", true, order -> {
                clock.set("2026-02-28T12:30");
                order.shifts()
                        .forEach(shift -> go(shift, ShiftState.IN_SERVICE, ShiftState.ENDED, ShiftState.CONFIRMED));
                activities.close(order.number(), entry());
            }),
            new Stage("cancelled", true, this::cancel),
            new Stage("the rest is cancelled", true, order -> {
                clock.set("2026-02-27T12:30");
                go(order.shifts().getFirst(), ShiftState.IN_SERVICE, ShiftState.ENDED);
                cancel(order);
            }));

    @Test
    void every_page_opens_and_every_button_answers() throws Exception {
        for (Stage stage : stages) {
            clock.set("2026-02-26T09:00");
            var order = stage.name().equals("rejected") ? rejected() : town.approved(draft());
            if (stage.opened()) {
                order = town.open(order);
            }
            var comes = town.volunteer(NEIGHBOUR);
            var looks = town.volunteer(NEIGHBOUR);
            var places = new ArrayList<PlaceId>();
            if (stage.opened()) {
                for (Shift shift : order.shifts()) {
                    var need = shift.needs().getFirst().id();
                    places.add(((Answer.Accepted) town.accept(need, comes, UUID.randomUUID())).place());
                }
            }
            stage.reach().accept(order);

            dispatcherWalks(stage, order);
            volunteersWalk(stage, order, List.of(comes, looks), places);
            communityReads(stage, order);
        }
        assertThat(saidItsState).contains("rejected", "confirmed", "closed", "cancelled");
    }

    private void dispatcherWalks(Stage stage, Order order) throws Exception {
        var dispatcher = town.dispatcher();
        var url = "/orders/" + order.number() + "/opening";
        var page = read(stage, url, dispatcher);
        assertThat(page).as(stage.name()).doesNotContain("需 0 人", "共需 0 人", "合适的有 0 人", "打电话补人");
        assertThat(page).as(stage.name()).contains("陪老人就医");
        if (page.contains("不能推送")) {
            var state = texts.in(Language.ZH)
                    .of("orders.state." + town.reread(order).state().word());
            assertThat(page).as(stage.name()).contains("这一单的状态是“" + state + "”，不能推送。");
            saidItsState.add(stage.name());
        }
        boolean offersToOpen = page.contains("action=\"" + url + "\"");
        boolean offersToWithdraw = page.contains("action=\"" + url + "/withdrawal\"");
        read(stage, url + "/live", dispatcher);
        for (Shift shift : order.shifts()) {
            for (Rule rule : Rule.values()) {
                var answer =
                        perform(get(url + "/" + shift.needs().getFirst().id().value() + "/" + rule.code()), dispatcher);
                assertThat(answer.getStatus()).as("%s %s", stage.name(), rule).isIn(200, 404);
            }
        }
        if (offersToWithdraw) {
            assertThat(perform(post(url + "/withdrawal"), dispatcher).getStatus())
                    .isEqualTo(303);
            assertThat(read(stage, url, dispatcher)).as(stage.name()).contains("推送已撤回");
        }
        assertThat(perform(post(url), dispatcher).getStatus()).as(stage.name()).isEqualTo(303);
        if (offersToOpen || offersToWithdraw) {
            assertThat(read(stage, url, dispatcher)).as(stage.name()).contains("已推送，先到先得");
        }
        read(stage, url, dispatcher);
    }

    private void volunteersWalk(Stage stage, Order order, List<VolunteerId> volunteers, List<PlaceId> places)
            throws Exception {
        for (VolunteerId volunteer : volunteers) {
            var hat = town.hat(volunteer);
            read(stage, "/openings", hat);
            read(stage, "/services", hat);
            for (Shift shift : order.shifts()) {
                var url = "/openings/" + shift.needs().getFirst().id().value();
                var offer = perform(get(url), hat);
                assertThat(offer.getStatus()).as(stage.name() + url).isIn(200, 303, 404);
                boolean offered = offer.getContentAsString().contains("/acceptance");
                mustAnswer(stage, post(url + "/decline"), hat);
                mustAnswer(stage, post(url + "/decline/undo"), hat);
                var tapped = perform(
                        post(url + "/acceptance")
                                .param("request", UUID.randomUUID().toString()),
                        hat);
                assertThat(tapped.getStatus()).as(stage.name()).isIn(303, 404);
                if (offered) {
                    assertThat(tapped.getRedirectedUrl()).as(stage.name()).startsWith("/services/");
                }
            }
        }
        var hat = town.hat(volunteers.getFirst());
        for (PlaceId place : places) {
            var url = "/services/" + place.value();
            boolean offered = read(stage, url, hat).contains(url + "/leave");
            var asked = perform(get(url + "/leave"), hat);
            assertThat(asked.getStatus()).as(stage.name()).isEqualTo(offered ? 200 : 303);
            mustAnswer(stage, post(url + "/leave"), hat);
            assertThat(read(stage, url, hat).contains("已请假，社区已经看到"))
                    .as(stage.name())
                    .isEqualTo(offered);
        }
    }

    private void communityReads(Stage stage, Order order) throws Exception {
        var page = read(stage, "/orders/" + order.number(), town.community());
        assertThat(page).as(stage.name()).doesNotContain("打电话补人");
        if (stage.name().contains("cancelled") || stage.name().contains("over")) {
            assertThat(town.reread(order).shifts().stream()
                                    .anyMatch(shift -> shift.state().ahead())
                            || !page.contains("is-open"))
                    .as(stage.name() + " keeps no empty seats")
                    .isTrue();
        }
    }

    private void mustAnswer(Stage stage, MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        assertThat(perform(request, hat).getStatus()).as(stage.name()).isIn(303, 404);
    }

    private String read(Stage stage, String url, Hat hat) throws Exception {
        var answer = perform(get(url), hat);
        assertThat(answer.getStatus()).as(stage.name() + " " + url).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }

    private Draft draft() {
        return town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 4, List.of(), TWICE);
    }

    private Order rejected() {
        var community = town.community();
        var placed = Scopes.<Submission, RuntimeException>within(
                community.scope(), () -> orders.submit(UUID.randomUUID(), draft(), community));
        var number = ((Submission.Placed) placed).order();
        var dispatcher = town.dispatcher();
        return Scopes.within(dispatcher.scope(), () -> {
            orders.refuse(
                    number, orders.order(number).version(), Decision.DecisionReason.UNSAFE, "楼道没有灯，不安全。", dispatcher);
            return orders.order(number);
        });
    }

    /** Told at once, without waiting for the listener. */
    private void cancel(Order order) {
        var community = town.community();
        Scopes.run(community.scope(), () -> orders.cancel(order.number(), "老人住院了", community));
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> changes.callOff(order.number(), clock.instant())));
    }

    private void go(Shift shift, ShiftState... path) {
        for (ShiftState state : path) {
            activities.advance(shift.id(), state, entry());
        }
    }

    private TrackEntry entry() {
        Instant now = clock.instant();
        return TrackEntry.byNobody(now, "attendance.track.begun");
    }
}
