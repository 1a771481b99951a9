package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.CorrectionForm;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A service to which no person came ends as that: on its page, in the messages, and beside the figures instead of in them. */
@RedvestTest
class NobodyCameTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Shifts shifts;

    @Autowired
    Notices notices;

    @Autowired
    Reports reports;

    @Autowired
    FigureViews views;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private Hat colleague;
    private Hat dispatcher;
    private Served served;

    @BeforeEach
    void a_service_to_which_no_person_came() {
        clock.set("2026-02-26T09:00");
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        colleague = loop.hat(Role.COMMUNITY, SANBATING, "李芳");
        dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, loop.people(SANBATING, "彭琳", "林晓"));
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "", "absent", "excused");
    }

    @Test
    void its_track_and_its_page_say_so() throws Exception {
        assertThat(as(community, () -> shifts.track(served.order())))
                .extracting(TrackEntry::what)
                .contains("attendance.track.nobody-came")
                .doesNotContain("attendance.track.confirmed");
        assertThat(page("/orders/" + served.order())).contains("没有人到场", "已确认没有人到场，记错了在这里更正");
    }

    @Test
    void the_colleagues_and_the_committee_are_told_once() {
        for (var hat : List.of(colleague, dispatcher)) {
            await().untilAsserted(() -> assertThat(told(hat))
                    .filteredOn(what -> what.equals("nobody-came"))
                    .hasSize(1));
            assertThat(told(hat)).doesNotContain("confirmed");
        }
        assertThat(told(community)).doesNotContain("nobody-came");
    }

    @Test
    @FreshDatabase
    void it_is_no_session_and_stands_in_what_is_left_out_until_a_correction_says_that_a_person_came() {
        eventually(() -> assertThat(leftOut().nobodyCame()).isEqualTo(1));
        assertThat(figures().sessions()).isZero();

        clock.set("2026-02-28T13:00");
        var place = served.places().getFirst().id();
        as(
                community,
                () -> attendance.correct(
                        served.shift(), place, new CorrectionForm("came", "08:00", "10:00", "点错了", ""), community));

        eventually(() -> assertThat(figures().sessions()).isEqualTo(1));
        assertThat(leftOut().nobodyCame()).isZero();
    }

    private static void eventually(Runnable holds) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(holds::run);
    }

    private OmittedSessions leftOut() {
        return published(() -> reports.leftOut(question()));
    }

    private Figures figures() {
        return published(() -> reports.figures(question()));
    }

    private Question question() {
        return views.asked("/published", Map.of("month", "2026-02")).question();
    }

    private static <T> T published(Supplier<T> work) {
        return Scopes.within(Scope.PUBLIC, work::get);
    }

    private List<String> told(Hat hat) {
        return as(hat, () -> notices.list(hat.account(), 1)).rows().stream()
                .filter(notice -> notice.matter().equals(served.order().value()))
                .map(Notice::what)
                .toList();
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(testPeople.as(community)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
