package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What two volunteers who exchange places read, and what their taps lead to. */
@RedvestTest
class SwapPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Test
    void one_puts_a_service_up_another_asks_for_it_and_both_read_what_comes_of_it() throws Exception {
        var one = town.volunteer(NEIGHBOUR);
        var other = town.volunteer(NEIGHBOUR);
        var saturday = place(one, "2026-02-28");
        var sunday = place(other, "2026-03-01");

        assertThat(read(get(saturday), one)).contains("href=\"" + saturday + "/swap\"");
        assertThat(read(get(saturday + "/swap"), one)).contains("挂出来换", "眼下没有人挂出合适的服务");
        assertThat(redirect(post(saturday + "/swap"), one)).isEqualTo(saturday + "/swap");
        assertThat(read(get(saturday + "/swap"), one)).contains("等人来换", "不换了");
        assertThat(read(get(sunday + "/swap"), other))
                .contains("2 月 28 日 周六 08:00–11:30", "想换这个")
                .doesNotContain(Town.ADDRESS, "13800000042");

        var swap = redirect(post(sunday + "/swap").param("with", saturday.replaceAll("\\D", "")), other);
        assertThat(read(get(swap), other)).contains("等别人答复", "对方还没答复").doesNotContain("同意换</button>");
        assertThat(read(get("/services"), one)).contains("有人想和您换班", "/services/swaps");
        assertThat(read(get("/services/swaps"), one)).contains("您交出", "您换到", "同意换");

        assertThat(redirect(post(swap + "/yes"), one)).isEqualTo(swap);
        assertThat(read(get(swap), one)).contains("换好了", "想换回来").doesNotContain("同意换</button>");
        assertThat(read(get(saturday), one)).contains("已换班").doesNotContain(Town.ADDRESS);
        assertThat(read(get("/services"), one))
                .contains("3 月 1 日", Town.ADDRESS)
                .doesNotContain("有人想和您换班");
    }

    @Test
    void a_tap_that_cannot_do_anything_says_why() throws Exception {
        var one = town.volunteer(NEIGHBOUR);
        var other = town.volunteer(NEIGHBOUR);
        var saturday = place(one, "2026-03-07");
        var sunday = place(other, "2026-03-08");

        var refused = redirect(post(sunday + "/swap").param("with", saturday.replaceAll("\\D", "")), other);

        assertThat(refused).isEqualTo(sunday + "/swap?refused=not-now");
        assertThat(read(get(refused), other)).contains("现在不能换");
        assertThat(read(get(refused).param("lang", "en"), other)).contains("No swap now");
    }

    /** The page of a place they have accepted. */
    private String place(VolunteerId who, String day) {
        var order = town.opened("clinic-escort", 1, day + "T08:00", day + "T11:30");
        return "/services/"
                + ((Answer.Accepted) town.accept(order, who)).place().value();
    }

    private String read(MockHttpServletRequestBuilder request, VolunteerId as) throws Exception {
        var response = perform(request, as);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }

    private String redirect(MockHttpServletRequestBuilder request, VolunteerId as) throws Exception {
        return requireNonNull(perform(request, as).getRedirectedUrl());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, VolunteerId as) throws Exception {
        return mvc.perform(request.with(people.as(town.hat(as)))).andReturn().getResponse();
    }
}
