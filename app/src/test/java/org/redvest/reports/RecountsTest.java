package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Correction;
import org.redvest.attendance.CountForm;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What was counted last stands, on the community's page as in the figures. */
@RedvestTest
class RecountsTest {

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Records records;

    @Autowired
    Reports reports;

    @Autowired
    FigureViews views;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    /** Two, for one recount is the same whichever is taken; the second is neither the largest nor the smallest number. */
    @Test
    @FreshDatabase
    void of_two_recounts_the_later_one_is_what_the_page_and_the_figure_say() throws Exception {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, loop.people(SANBATING, "彭琳"));
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came");

        count(served, community, "47", "0");
        count(served, community, "38", "1");

        records.followNow();
        assertThat(as(community, () -> attendance.sheet(served.shift(), community))
                        .receipt()
                        .orElseThrow()
                        .beneficiaries())
                .isEqualTo(38);
        assertThat(mvc.perform(get("/shifts/" + served.shift() + "/confirmation")
                                .with(people.as(community)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<td class=\"num\">+38</td>")
                .doesNotContain("+47", "+4<");
        assertThat(contacts()).isEqualTo(38);
    }

    private void count(Served served, Hat community, String beneficiaries, String seen) {
        clock.advance(Duration.ofMinutes(1));
        var form = new CountForm(beneficiaries, "", "数错了", seen);
        assertThat(as(community, () -> attendance.countAgain(served.shift(), form, community)))
                .isEqualTo(new Correction.Restated());
    }

    private long contacts() {
        return Scopes.within(
                Scope.PUBLIC,
                () -> reports.figures(views.asked("/published", Map.of()).question())
                        .contacts());
    }
}
