package org.redvest.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What is set once is folded, what is wrong in it is open, and the test of the gateway stands first where there is one to test. */
@RedvestTest
class TextPagesTest {

    private static final String TEST = "action=\"/channels/text/test\"";
    private static final String SETTINGS = "class=\"panel channel-settings\"";
    private static final Pattern OPEN = Pattern.compile("<details class=\"kinds__fold\" open");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    private Hat admin;

    @BeforeEach
    void an_administrator_of_the_city() {
        admin = people.hat(Role.ADMIN, "4305");
    }

    @Test
    @FreshDatabase
    void the_first_time_settings_are_open_and_afterwards_the_test_stands_before_them() throws Exception {
        assertThat(page("/channels/text")).contains(SETTINGS + " open").containsSubsequence(SETTINGS, TEST);

        var saved = answer("/channels/text", settings(Map.of("act", "save")));

        assertThat(saved).doesNotContain(SETTINGS + " open").containsSubsequence(TEST, SETTINGS);
    }

    @Test
    void a_number_that_is_wrong_is_said_beside_the_test_and_settings_stay_folded() throws Exception {
        answer("/channels/text", settings(Map.of("act", "save")));

        var refused = answer("/channels/text/test", Map.of("receiver", "123"));

        assertThat(refused).contains("value=\"123\"").doesNotContain(SETTINGS + " open");
    }

    @Test
    void settings_that_are_wrong_looked_at_or_begun_anew_are_open() throws Exception {
        answer("/channels/text", settings(Map.of("act", "save")));

        assertThat(List.of(
                        answer("/channels/text", settings(Map.of("act", "save", "url", "ftp://sms.example.cn"))),
                        answer("/channels/text", settings(Map.of("act", "preview"))),
                        page("/channels/text?start=aliyun")))
                .allSatisfy(shown -> assertThat(shown).contains(SETTINGS + " open"));
    }

    @Test
    void a_gateway_that_is_switched_off_says_so_while_it_is_folded() throws Exception {
        var off = settings(Map.of("act", "save"));
        off.remove("enabled");

        assertThat(answer("/channels/text", off)).contains("已停用").doesNotContain(SETTINGS + " open");
        assertThat(answer("/channels/text", settings(Map.of("act", "save")))).doesNotContain("已停用");
    }

    @Test
    void of_the_texts_that_are_filed_the_one_with_a_fault_is_open() throws Exception {
        assertThat(OPEN.matcher(page("/channels/text/texts")).results()).isEmpty();

        var refused = answer("/channels/text/texts", Map.of("zh-2", "SMS 7"));

        assertThat(OPEN.matcher(refused).results()).hasSize(1);
        assertThat(refused).contains("value=\"SMS 7\"");
    }

    private static Map<String, String> settings(Map<String, String> changed) {
        var typed = new HashMap<>(
                GatewayPreset.PLAIN.form("https://hong.example.cn").typed());
        typed.put("enabled", "yes");
        typed.put("url", "https://sms.example.cn/send");
        typed.putAll(changed);
        return typed;
    }

    private String answer(String path, Map<String, String> form) throws Exception {
        var request = post(path).with(people.as(admin));
        form.forEach(request::param);
        var answer = mvc.perform(request).andReturn().getResponse();
        var next = answer.getRedirectedUrl();
        return next == null ? answer.getContentAsString() : page(next);
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(URI.create(path)).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
