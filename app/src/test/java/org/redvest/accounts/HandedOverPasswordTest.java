package org.redvest.accounts;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who has a password that somebody else has seen changes it first, whatever hat the session wears. */
@RedvestTest
class HandedOverPasswordTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Administration administration;

    @Test
    void under_any_hat_every_page_of_a_role_leads_to_the_change() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var worker = people.hat(Role.COMMUNITY, "430503001001");
        var dispatcher = people.hat(Role.DISPATCHER, "430503");
        for (var person : List.of(worker, dispatcher)) {
            administration.renewPassword(admin, person.account());
        }

        for (var page : List.of("/orders", "/orders/new", "/notices")) {
            mvc.perform(get(page).with(people.as(worker))).andExpect(redirectedUrl("/account/password"));
        }
        mvc.perform(get("/review").with(people.as(dispatcher))).andExpect(redirectedUrl("/account/password"));
    }
}
