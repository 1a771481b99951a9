package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;

/** A reminder comes when it is due, not before, and once; it is dated when it was due. */
@RedvestTest
class RemindingTest {

    private static final String APPROVED = "2026-02-26T09:00";

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Notices notices;

    @Autowired
    Reminding reminding;

    @Autowired
    TestClock clock;

    @Autowired
    Clock zone;

    @Autowired
    Texts texts;

    @Autowired
    ScheduledTaskHolder jobs;

    private Hat community;
    private Hat dispatcher;

    @BeforeEach
    void a_community_and_its_dispatcher() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T09:00, 2026-02-27T09:00, a day later",
        "2026-03-01T03:00, 2026-02-27T03:00, two days before it begins where that is sooner",
        "2026-02-27T15:00, 2026-02-26T10:00, an hour later at the soonest however near it is",
    })
    void who_approved_an_order_and_did_not_open_it_is_reminded(String start, LocalDateTime due, String when) {
        clock.set(APPROVED);
        var number = loop.submitted(community, "haircut", 1, loop.window(start, 60));
        as(dispatcher, () -> orders.approve(number, 1, dispatcher));

        assertThat(reminded(number, due.minusSeconds(1))).as(when).isEmpty();
        assertThat(reminded(number, due.plusSeconds(1))).as(when).containsExactly(due);
        assertThat(reminded(number, due.plusHours(2))).as(when).containsExactly(due);
    }

    @Test
    void of_what_was_opened_in_time_nobody_is_reminded() {
        clock.set(APPROVED);
        var number = loop.opened(community, "haircut", 1, loop.window("2026-03-10T09:00", 60))
                .number();

        assertThat(reminded(number, LocalDateTime.parse("2026-03-09T09:00"))).isEmpty();
    }

    @Test
    void who_is_reminded_to_confirm_reads_when_it_will_be_settled_without_them() {
        clock.set(APPROVED);
        var served = loop.accepted(community, "haircut", "2026-02-28T09:00", 60, loop.people(SANBATING, "彭琳"));
        clock.set("2026-02-28T10:30");
        everyJobRuns();
        clock.set("2026-03-03T11:00");
        reminding.look();

        for (var hat : List.of(community, dispatcher)) {
            assertThat(as(hat, () -> notices.list(hat.account(), 1)).rows())
                    .filteredOn(notice -> notice.what().equals("unconfirmed")
                            && notice.matter().equals(served.order().value()))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.in(texts.in(Language.ZH)))
                            .contains("到 3 月 7 日 周六 10:00 仍未确认的，由系统按签到记录结算"));
        }
    }

    private void everyJobRuns() {
        jobs.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .map(Task::getRunnable)
                .forEach(Runnable::run);
    }

    /** When the reminders of the order are dated, once somebody has looked at this time. */
    private List<LocalDateTime> reminded(ActivityNumber number, LocalDateTime now) {
        clock.set(now.toString());
        reminding.look();
        return as(dispatcher, () -> notices.list(dispatcher.account(), 1)).rows().stream()
                .filter(notice ->
                        notice.what().equals("unopened") && notice.matter().equals(number.value()))
                .map(notice -> LocalDateTime.ofInstant(notice.at(), zone.getZone()))
                .toList();
    }
}
