package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A county's secretary sees the figures of that county: an opened figure offers nothing beyond it. */
@RedvestTest
class CountySecretaryTest {

    private static final String DAYS = "?since=2025-09-01&until=2025-09-30";
    private static final String WHOLE = "看全部";
    private static final String CHOICE = "name=\"county\"";

    @Autowired
    TestPeople people;

    @Autowired
    ReadPages pages;

    @Autowired
    MockMvc mvc;

    @Test
    void all_that_a_countys_secretary_sees_leads_to_nothing_more() throws Exception {
        var secretary = people.hat(Role.SECRETARY, "430524");

        for (var metric : Metric.values()) {
            var figure = "/figures/" + metric.code() + DAYS;
            assertThat(pages.page(figure, secretary)).as(figure).doesNotContain(WHOLE, CHOICE);
            assertThat(pages.page(figure + "&county=430524", secretary)).doesNotContain(WHOLE, CHOICE);
        }
    }

    @Test
    void from_one_kind_of_service_it_leads_to_all_kinds_of_the_county() throws Exception {
        var page = pages.page("/figures/contacts" + DAYS + "&category=health", people.hat(Role.SECRETARY, "430524"));

        assertThat(page).containsPattern("/figures/contacts[^\"]*county=430524[^\"]*\">" + WHOLE);
    }

    @Test
    void another_county_is_no_question_here() throws Exception {
        var secretary = people.hat(Role.SECRETARY, "430524");

        for (var page : List.of("/figures", "/figures/contacts", "/figures/contacts.csv")) {
            var answer = mvc.perform(get(page).param("county", "430502").with(people.as(secretary)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(page).isEqualTo(404);
        }
    }

    @Test
    void whoever_sees_the_city_chooses_a_county_and_is_led_back_to_all() throws Exception {
        var city = people.hat(Role.SECRETARY, "4305");

        assertThat(pages.page("/figures/contacts" + DAYS, city))
                .contains(CHOICE)
                .doesNotContain(WHOLE);
        assertThat(pages.page("/figures/contacts" + DAYS + "&county=430524", city))
                .contains(CHOICE, WHOLE)
                .doesNotContainPattern("county=430524[^\"]*\">" + WHOLE);
        assertThat(pages.page("/published/contacts" + DAYS + "&county=430524")).contains(CHOICE, WHOLE);
    }
}
