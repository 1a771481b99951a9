package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The back button, other words, and the same button again: nothing that was typed is answered like success and lost. */
@RedvestTest
class SentAgainTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    private Hat community;

    @BeforeEach
    void somebody() {
        community = people.hat(Role.COMMUNITY, "430503005004");
    }

    @Test
    @FreshDatabase
    void what_is_changed_on_a_form_after_it_was_sent_becomes_a_change_of_its_order() throws Exception {
        AnOrder.anOrder().placed(orders, community);
        var form = ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")));
        var order = target(send(community, "/orders", form));
        form.put("note", "请带上轮椅");
        form.put("address", "沙子坡路 14 号");

        var again = send(community, "/orders", form);

        assertThat(target(again)).startsWith(order + "/change?form=");
        var page = body(read(community, target(again)));
        assertThat(page).contains("先前已经提交", "请带上轮椅", "沙子坡路 14 号");
        assertThat(body(read(community, order))).doesNotContain("请带上轮椅", "沙子坡路 14 号");
        assertThat(send(community, order + "/change", ShownFields.on(page)).getRedirectedUrl())
                .isEqualTo(order);
        assertThat(body(read(community, order))).contains("沙子坡路 14 号");
    }

    @Test
    @FreshDatabase
    void what_is_sent_again_after_the_order_was_cancelled_is_said_to_be_too_late() throws Exception {
        AnOrder.anOrder().placed(orders, community);
        var form = ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")));
        var order = target(send(community, "/orders", form));
        assertThat(send(community, "/orders", form).getRedirectedUrl()).isEqualTo(order);
        var number = new ActivityNumber(order.substring("/orders/".length()));
        AnOrder.as(community, () -> orders.cancel(number, "停电", community));
        form.put("address", "沙子坡路 14 号");

        assertThat(send(community, "/orders", form).getRedirectedUrl()).isEqualTo(order + "?late=true");
    }

    /** Back, a new form, and the same order once more: it is asked about once, and then taken. */
    @Test
    @FreshDatabase
    void the_same_service_at_the_same_time_from_a_new_form_is_asked_about_once() throws Exception {
        var colleague = people.hat(Role.COMMUNITY, community.region().value());
        AnOrder.anOrder().at("2026-03-20T08:00", 60).placed(orders, community);
        var first = target(
                send(community, "/orders", ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")))));
        var form = ShownFields.on(body(read(colleague, "/orders/new/item/clinic-escort")));

        var asked = target(send(colleague, "/orders", form));

        assertThat(asked).startsWith("/orders/drafts/");
        assertThat(body(read(colleague, asked))).contains("下过同样的一单", "href=\"" + first + "\"", "name=\"again\"");
        form.put("again", "yes");
        assertThat(target(send(colleague, "/orders", form)))
                .matches("/orders/[0-9-]+")
                .isNotEqualTo(first);
    }

    @Test
    @FreshDatabase
    void what_was_cancelled_can_be_ordered_again_without_a_question() throws Exception {
        AnOrder.anOrder().at("2026-03-20T08:00", 60).placed(orders, community);
        var first = target(
                send(community, "/orders", ShownFields.on(body(read(community, "/orders/new/item/clinic-escort")))));
        var number = new ActivityNumber(first.substring("/orders/".length()));
        AnOrder.as(community, () -> orders.cancel(number, "停电", community));

        var again = send(community, "/orders", ShownFields.on(body(read(community, "/orders/new/item/clinic-escort"))));

        assertThat(target(again)).matches("/orders/[0-9-]+").isNotEqualTo(first);
    }

    private MockHttpServletResponse read(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(hat))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(Hat hat, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(hat));
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String target(MockHttpServletResponse response) {
        return java.util.Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String body(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString();
    }
}
