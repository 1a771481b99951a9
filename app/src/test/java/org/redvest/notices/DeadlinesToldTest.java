package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.test.web.servlet.MockMvc;

/** What is told of a deadline bears its moment, and says which service it is about, however late it is noticed. */
@RedvestTest
class DeadlinesToldTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Loop loop;

    @Autowired
    Notices notices;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestPeople testPeople;

    @Autowired
    MockMvc mvc;

    @Autowired
    Texts texts;

    @Autowired
    TestClock clock;

    @Autowired
    ScheduledTaskHolder jobs;

    @Test
    @FreshDatabase
    void after_a_jump_of_the_clock_each_notice_of_a_deadline_bears_the_moment_of_it() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        var due = as(
                        community,
                        () -> orders.order(
                                loop.submitted(community, "haircut", 1, loop.window("2026-03-06T09:00", 120))))
                .placed()
                .due();
        var unopened = loop.submitted(community, "haircut", 1, loop.window("2026-03-08T09:00", 120));
        as(dispatcher, () -> orders.approve(unopened, 1, dispatcher));
        var approved = clock.instant();
        loop.opened(community, "haircut", 1, loop.window("2026-02-28T09:00", 120));
        loop.accepted(community, "clinic-escort", "2026-02-27T08:00", 210, loop.people(SANBATING, "彭琳"));
        loop.opened(community, "haircut", 1, loop.window("2026-03-05T09:00", 120));

        clock.set("2026-03-04T22:17");
        everyJobRuns();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(told(dispatcher))
                    .extracting(Notice::what, Notice::at)
                    .contains(
                            tuple("overdue", due),
                            tuple("unopened", approved.plus(Duration.ofHours(24))),
                            tuple("unconfirmed", at("2026-03-02T11:30")),
                            tuple("not-held", at("2026-02-28T11:00")),
                            tuple("short", at("2026-03-04T18:00")));
            assertThat(told(community))
                    .extracting(Notice::what, Notice::at)
                    .contains(
                            tuple("unconfirmed", at("2026-02-28T11:30")),
                            tuple("not-held", at("2026-02-28T11:00")),
                            tuple("short", at("2026-03-04T18:00")));
        });
        assertThat(told(dispatcher)).extracting(Notice::at).doesNotContain(clock.instant());
    }

    @Test
    void of_an_order_with_several_services_each_notice_says_which() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var order = loop.opened(
                community,
                "haircut",
                1,
                loop.window("2026-03-05T09:00", 120),
                loop.window("2026-03-07T14:00", 120),
                loop.window("2026-03-08T08:30", 120));
        var people = loop.people(SANBATING, "彭琳", "林晓");
        loop.accept(order.shifts().get(0), people.get(0));
        var left = loop.accept(order.shifts().get(1), people.get(1));
        var volunteer = loop.hatOf(people.get(1));
        as(volunteer, () -> dispatch.leave(left.id(), people.get(1)));

        clock.set("2026-03-07T20:00");
        everyJobRuns();

        for (var text : List.of(texts.in(Language.ZH), texts.in(Language.EN))) {
            var said = Map.of(
                    "filled", text.moment(at("2026-03-05T09:00")),
                    "left", text.moment(at("2026-03-07T14:00")),
                    "not-held", text.moment(at("2026-03-07T14:00")),
                    "short", text.moment(at("2026-03-08T08:30")));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> said.forEach((what, when) -> assertThat(told(community))
                            .filteredOn(notice ->
                                    notice.matter().equals(order.number().value()))
                            .filteredOn(notice -> notice.what().equals(what))
                            .extracting(notice -> notice.in(text))
                            .as(what)
                            .anyMatch(words -> words.contains(when))));
        }
    }

    @Test
    void in_a_group_of_notices_each_that_is_new_is_marked_as_new() throws Exception {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var order = loop.opened(community, "haircut", 1, loop.window("2026-03-05T09:00", 120));
        loop.accept(order.shifts().getFirst(), loop.people(SANBATING, "彭琳").getFirst());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(community))
                        .extracting(Notice::what)
                        .contains("submitted", "approved", "opened", "filled"));
        var receipt = told(community).stream().filter(notice -> !notice.fresh()).toList();
        assertThat(receipt).extracting(Notice::what).containsExactly("submitted");

        var page = mvc.perform(get("/notices").with(testPeople.as(community)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(page.split("class=\"news__new\"", -1))
                .hasSize(1 + told(community).size() - receipt.size());
    }

    private List<Notice> told(Hat hat) {
        return as(hat, () -> notices.list(hat.account(), 1)).rows();
    }

    /** Twice: some have to do with what others have found. */
    private void everyJobRuns() {
        for (int round = 0; round < 2; round++) {
            jobs.getScheduledTasks().stream()
                    .map(ScheduledTask::getTask)
                    .map(Task::getRunnable)
                    .forEach(Runnable::run);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
