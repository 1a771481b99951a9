package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a telephone may show without a network: when, what, where, who asked, and as of when; no door and no number. */
@RedvestTest
class OfflinePageTest {

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    @Test
    void it_names_the_services_ahead_and_nothing_private() throws Exception {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var volunteer = loop.people(SANBATING, "林晓").getFirst();
        var hat = loop.hatOf(volunteer);
        loop.accepted(community, "haircut", "2026-03-05T14:00", 120, List.of(volunteer));
        loop.accepted(community, "haircut", "2026-03-04T09:00", 120, List.of(volunteer));
        var ticket = page("/services", hat).select(".ticket").text();
        var door = page("/services", hat).select(".ticket a[href^=tel]").text();
        clock.set("2026-03-03T08:30");

        var page = page("/services/offline", hat);

        // No "tomorrow": the page is read on another day, too.
        assertThat(page.select(".ticket__head").eachText()).containsExactly("3 月 4 日 周三", "3 月 5 日 周四");
        assertThat(page.select(".page__head").text()).contains("3 月 3 日 周二 08:30");
        assertThat(page.select(".ticket").eachText().getFirst()).contains("三八亭", "09:00", "11:00");
        assertThat(door).isNotBlank();
        assertThat(ticket).contains(door);
        assertThat(page.text()).doesNotContain(door);
        assertThat(page.select("form, a[href^=/]")).isEmpty();
    }

    @Test
    void who_has_accepted_nothing_is_told_so_and_staff_have_no_such_page() throws Exception {
        var volunteer = loop.people(SANBATING, "彭琳").getFirst();

        assertThat(page("/services/offline", loop.hatOf(volunteer))
                        .select("main")
                        .text())
                .contains("您没有接下的服务");
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        assertThat(mvc.perform(get("/services/offline").with(people.as(community)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(page("/orders", community).select("script[data-kept]")).isEmpty();
        assertThat(page("/services", loop.hatOf(volunteer)).select("script[data-kept=/services/offline]"))
                .hasSize(1);
    }

    private Document page(String path, Hat hat) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
