package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.orders.Order;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.Tape;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * How much the requests that come most often ask of the database. What is kept for some seconds in a running installation, the names
 * of the city, is kept here, too.
 */
@RedvestTest
@TestPropertySource(properties = "redvest.published-for=PT1H")
class StatementsTest {

    private static final int OPENINGS = 16;

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    DataSource dataSource;

    @Test
    void a_list_of_openings_takes_eight_statements_in_two_transactions() throws Exception {
        openings();
        var asked = asked(get("/openings"), neighbour(), 200);

        assertThat(asked.statements()).hasSizeLessThanOrEqualTo(8);
        assertThat(asked.transactions()).isEqualTo(2);
    }

    @Test
    void one_opening_takes_eight_statements_in_two_transactions() throws Exception {
        var need = need(openings().getFirst());
        var asked = asked(get("/openings/" + need), neighbour(), 200);

        assertThat(asked.statements()).hasSizeLessThanOrEqualTo(8);
        assertThat(asked.transactions()).isEqualTo(2);
    }

    @Test
    void taking_a_place_takes_nineteen_statements_in_two_transactions() throws Exception {
        var need = need(openings().getFirst());
        var tap = post("/openings/" + need + "/acceptance")
                .param("request", UUID.randomUUID().toString());
        var asked = asked(tap, neighbour(), 303);

        assertThat(asked.statements()).hasSizeLessThanOrEqualTo(19);
        assertThat(asked.transactions()).isEqualTo(2);
    }

    private List<Order> openings() {
        var orders = new ArrayList<Order>();
        for (int day = 0; day < OPENINGS; day++) {
            var date = LocalDate.parse("2026-02-28").plusDays(day);
            orders.add(town.opened("clinic-escort", 32, date + "T08:00", date + "T11:30"));
        }
        return orders;
    }

    private Hat neighbour() {
        return town.hat(town.neighbours(1).getFirst());
    }

    /** The second time a page is read, when what is kept is known. */
    private Tape.Recording asked(MockHttpServletRequestBuilder request, Hat hat, int status) throws Exception {
        mvc.perform(get("/openings").with(people.as(hat))).andReturn();
        var source = (TestDataSource) dataSource;
        var signedIn = people.as(hat).postProcessRequest(new MockHttpServletRequest());
        request.cookie(requireNonNull(signedIn.getCookies()))
                .header("X-CSRF-TOKEN", requireNonNull(signedIn.getHeader("X-CSRF-TOKEN")));
        var tape = new Tape();
        source.recordOn(tape);
        try {
            var answer = mvc.perform(request).andReturn().getResponse();
            assertThat(answer.getStatus()).isEqualTo(status);
        } finally {
            source.recordOn(null);
        }
        return tape.recording().untilTheAnswer();
    }
}
