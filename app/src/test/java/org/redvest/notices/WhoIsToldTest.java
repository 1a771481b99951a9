package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Draft;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;

/** What costs an order a person or one of its services is told to those who can do something about it. */
@RedvestTest
class WhoIsToldTest {

    @Autowired
    Loop loop;

    @Autowired
    Notices notices;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Texts texts;

    @Autowired
    TestClock clock;

    private Hat community;
    private Hat dispatcher;
    private Hat colleague;

    @BeforeEach
    void those_in_charge() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        colleague = loop.hat(Role.DISPATCHER, SANBATING.county(), "林涛");
    }

    @Test
    void a_place_that_nobody_can_take_again_is_told_to_the_committee_where_it_can_offer_it() {
        var person = loop.people(SANBATING, "彭琳");
        var offered = loop.accepted(community, "haircut", "2026-03-04T14:00", 120, person);
        var takenBack = loop.accepted(community, "haircut", "2026-03-06T14:00", 120, person);
        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(takenBack.order(), dispatcher));
        eventually(community, takenBack.order(), "taken-back");
        for (var each : List.of(offered, takenBack)) {
            as(
                    loop.hatOf(person.getFirst()),
                    () -> dispatch.leave(each.places().getFirst().id(), person.getFirst()));
        }

        for (var hat : List.of(dispatcher, colleague)) {
            eventually(hat, takenBack.order(), "left-withdrawn");
            assertThat(told(hat, offered.order())).doesNotContain("left", "left-withdrawn");
            var notice = list(hat).stream()
                    .filter(each -> each.what().equals("left-withdrawn"))
                    .findFirst();
            assertThat(as(hat, () -> notices.open(notice.orElseThrow().id(), hat)))
                    .isEqualTo(new Notices.Destination.Page("/orders/" + takenBack.order() + "/opening"));
        }
        eventually(community, offered.order(), "left");
        eventually(community, takenBack.order(), "left-withdrawn");
    }

    @Test
    void a_community_that_moves_a_service_is_told_whom_that_costs_it() {
        var person = loop.people(SANBATING, "彭琳");
        var moved = loop.accepted(community, "haircut", "2026-03-04T14:00", 120, person);
        loop.accepted(community, "haircut", "2026-03-05T14:00", 120, person);

        change(moved.order(), loop.window("2026-03-05T14:30", 120));

        eventually(community, moved.order(), "lost");
    }

    @Test
    void of_several_services_a_message_says_which_it_is_about() {
        var people = loop.people(SANBATING, "彭琳");
        var order = loop.opened(
                community, "haircut", 1, loop.window("2026-03-04T14:00", 120), loop.window("2026-03-11T14:00", 120));
        var last = order.shifts().getLast();
        var place = loop.accept(last, people.getFirst());
        eventually(community, order.number(), "filled");
        as(loop.hatOf(people.getFirst()), () -> dispatch.leave(place.id(), people.getFirst()));
        as(community, () -> orders.cancel(order.number(), Set.of(last.id()), "停电", community));

        eventually(community, order.number(), "left");
        eventually(dispatcher, order.number(), "cancelled-some");
        var told = Stream.of(community, dispatcher)
                .flatMap(hat -> list(hat).stream())
                .filter(notice -> List.of("filled", "left", "cancelled-some").contains(notice.what()))
                .map(notice -> notice.in(texts.in(Language.ZH)))
                .toList();
        assertThat(told)
                .hasSize(3)
                .allMatch(words -> words.contains("3 月 11 日 周三 14:00") && !words.contains("3 月 4 日"));
    }

    /** Not with the time of the first, which nobody moved. */
    @Test
    void of_several_services_each_that_is_moved_is_told_and_written_down_with_its_own_time() {
        var other = loop.hat(Role.COMMUNITY, SANBATING, "李芳");
        var stays = loop.window("2026-03-04T14:00", 120);
        var order = loop.opened(
                community,
                "haircut",
                1,
                stays,
                loop.window("2026-03-11T14:00", 120),
                loop.window("2026-03-18T14:00", 120));

        change(order.number(), stays, loop.window("2026-03-12T15:00", 120), loop.window("2026-03-19T16:00", 120));

        for (var hat : List.of(other, dispatcher)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(list(hat).stream()
                                    .filter(notice -> notice.what().equals("moved"))
                                    .map(notice -> notice.in(texts.in(Language.ZH))))
                            .containsExactlyInAnyOrder(
                                    "社区改了时间，现在是 3 月 12 日 周四 15:00–17:00", "社区改了时间，现在是 3 月 19 日 周四 16:00–18:00"));
        }
        assertThat(as(community, () -> orders.track(order.number())))
                .extracting(TrackEntry::what)
                .filteredOn("orders.track.moved"::equals)
                .hasSize(2);
    }

    @Test
    void a_service_whose_time_was_over_when_the_answer_came_is_told_beside_the_approval() {
        var draft = draft(loop.window("2026-02-26T10:30", 30), loop.window("2026-03-11T09:00", 120));
        var number =
                ((Submission.Placed) as(community, () -> orders.submit(UUID.randomUUID(), draft, community))).order();
        clock.set("2026-02-26T11:30");

        as(dispatcher, () -> orders.approve(number, 1, dispatcher));

        eventually(community, number, "approved");
        eventually(community, number, "not-held-answered-late");
        eventually(colleague, number, "not-held-answered-late");
        assertThat(told(dispatcher, number)).as("who answered knows it").doesNotContain("not-held-answered-late");
        assertThat(told(community, number)).as("nobody was asked").doesNotContain("not-held");
    }

    private void eventually(Hat hat, ActivityNumber number, String what) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(hat, number)).contains(what));
    }

    private List<String> told(Hat hat, ActivityNumber number) {
        return list(hat).stream()
                .filter(notice -> notice.matter().equals(number.value()))
                .map(Notice::what)
                .toList();
    }

    private List<Notice> list(Hat hat) {
        return as(hat, () -> notices.list(hat.account(), 1)).rows();
    }

    private void change(ActivityNumber number, Window... windows) {
        var version = as(community, () -> orders.order(number)).version();
        assertThat(as(community, () -> orders.change(number, version, draft(windows), community)))
                .isInstanceOf(Submission.Placed.class);
    }

    private static Draft draft(Window... windows) {
        return new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId("haircut")),
                List.of(windows),
                List.of(new Draft.Ask(1, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""));
    }
}
