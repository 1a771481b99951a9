package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What may be private is asked about once wherever a reason is written, and a talk about an illness asks nothing. */
@RedvestTest
class PrivateWordsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Regions regions;

    private Hat community;
    private Hat reviewer;

    @BeforeEach
    void somebody() {
        var county = new RegionCode("430503");
        community = people.hat(
                Role.COMMUNITY, regions.communities(county).getLast().code().value());
        reviewer = people.hat(Role.DISPATCHER, county.value());
    }

    @Test
    void what_may_be_private_in_a_reason_is_asked_about_once_and_a_tick_lets_it_through() throws Exception {
        var refusal = Map.of("version", "1", "reason", "time", "said", "3 栋 302 的王奶奶有高血压，请换个时间");
        var cancellation = Map.of("reason", "3 栋 302 的王奶奶有高血压，不来了");
        for (var form : List.of(refusal, cancellation)) {
            var order = first();
            boolean cancels = form == cancellation;
            var hat = cancels ? community : reviewer;
            var path = cancels ? "/orders/" + order + "/cancellation" : "/review/" + order + "/refusal";

            assertThat(body(refused(hat, path, form)))
                    .contains("好像写了居民的门牌号", "name=\"private\"", "没有写居民的隐私", "3 栋 302 的王奶奶");
            assertThat(Scopes.within(community.scope(), () -> orders.order(order))
                            .state())
                    .isEqualTo(OrderState.SUBMITTED);

            var ticked = new LinkedHashMap<>(form);
            ticked.put("private", "yes");
            send(hat, path, ticked);
            assertThat(Scopes.within(community.scope(), () -> orders.order(order))
                            .state())
                    .isEqualTo(cancels ? OrderState.CANCELLED : OrderState.RETURNED);
        }
    }

    @Test
    void a_talk_about_an_illness_is_ordered_without_a_question() throws Exception {
        first();
        var form = ShownFields.on(body(read(community, "/orders/new/other")));
        form.putAll(Map.of("title", "高血压健康讲座", "what", "请医生讲高血压知识", "risks", "人多", "safeguards", "备好水"));
        form.putAll(Map.of("note", "艾滋病宣传日，高血压讲座请自备讲义"));

        assertThat(send(community, "/orders", form).getRedirectedUrl()).startsWith("/orders/" + reviewer.region());
    }

    /** An order for 28 February, so that the community has an address and a contact. */
    private ActivityNumber first() {
        return AnOrder.anOrder().placed(orders, community);
    }

    private MockHttpServletResponse read(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(hat))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(Hat hat, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(hat));
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    /** What is refused is shown at an address of its own. */
    private MockHttpServletResponse refused(Hat hat, String path, Map<String, String> fields) throws Exception {
        var answer = send(hat, path, fields);
        assertThat(answer.getStatus()).isEqualTo(303);
        return read(hat, target(answer));
    }

    private static String target(MockHttpServletResponse response) {
        return java.util.Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String body(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString();
    }
}
