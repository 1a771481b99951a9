package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Two reviewers answer one order from two tabs: the second learns whether the first decided as they did. */
@RedvestTest
class OtherDecisionTest {

    private static final Map<String, String> REFUSAL =
            Map.of("version", "1", "reason", "unsafe", "said", "河边没有护栏，缺少保障");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    private Hat county;
    private Hat township;
    private ActivityNumber number;

    @BeforeEach
    void an_order_and_two_committees() {
        county = people.hat(Role.DISPATCHER, "430503");
        township = people.hat(Role.DISPATCHER, "430503001");
        number = AnOrder.anOrder().placed(orders, people.hat(Role.COMMUNITY, "430503001001"));
    }

    @Test
    @FreshDatabase
    void a_refusal_after_an_approval_is_told_as_another_decision_and_keeps_its_words() throws Exception {
        send(county, "approval", Map.of("version", "1"));

        var page = send(township, "refusal", REFUSAL);

        assertThat(page)
                .contains("通过了这一单", "您选的是“不接”，与这个决定不同", "<blockquote>河边没有护栏，缺少保障</blockquote>")
                .contains("href=\"/orders/" + number + "\"")
                .doesNotContain("您的决定没有再记一次");
    }

    @Test
    @FreshDatabase
    void an_approval_after_a_refusal_is_told_as_another_decision() throws Exception {
        send(county, "refusal", REFUSAL);

        assertThat(send(township, "approval", Map.of("version", "1")))
                .contains("定了不接这一单", "您选的是“通过”，与这个决定不同")
                .doesNotContain("您的决定没有再记一次");
    }

    @Test
    @FreshDatabase
    void a_refusal_in_other_words_is_another_decision() throws Exception {
        send(county, "refusal", REFUSAL);

        assertThat(send(township, "refusal", Map.of("version", "1", "reason", "unsafe", "said", "当天有暴雨预警")))
                .contains("与这个决定不同", "<blockquote>当天有暴雨预警</blockquote>");
    }

    @Test
    @FreshDatabase
    void the_same_decision_twice_is_told_as_the_same() throws Exception {
        send(county, "approval", Map.of("version", "1"));

        assertThat(send(township, "approval", Map.of("version", "1")))
                .contains("您的决定没有再记一次")
                .doesNotContain("与这个决定不同");
    }

    private String send(Hat reviewer, String what, Map<String, String> fields) throws Exception {
        var request = post("/review/" + number + "/" + what).with(people.as(reviewer));
        fields.forEach(request::param);
        var to = Objects.requireNonNull(
                mvc.perform(request).andReturn().getResponse().getRedirectedUrl());
        return mvc.perform(get(to).with(people.as(reviewer)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
