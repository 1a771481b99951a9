package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityChanged;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

/** A change names what was changed, and a form that was sent as it stood changes nothing and tells nobody. */
@RedvestTest
@RecordApplicationEvents
class WhatChangedTest {

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Notices notices;

    @Autowired
    Texts texts;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    ReadPages pages;

    @Autowired
    ApplicationEvents events;

    private Hat community;
    private Served served;
    private Hat volunteer;

    @BeforeEach
    void an_order_that_somebody_has_accepted() {
        served = loop.saturday("彭琳");
        community = served.community();
        volunteer = loop.hatOf(served.volunteer(0));
    }

    @Test
    void a_form_that_is_sent_as_it_stands_changes_nothing_and_tells_nobody() throws Exception {
        for (var form : List.of(form(Map.of()), form(Map.of("address", " 沙子坡路 12 号 ", "phone", "+86 138 0000 0000")))) {
            var to = change(form);

            assertThat(to).isEqualTo("/orders/" + served.order() + "?unchanged=true");
            assertThat(pages.page(to, community)).contains("没有改动");
        }
        assertThat(events.stream(ActivityChanged.class)).isEmpty();
        assertThat(track())
                .noneMatch(line ->
                        line.startsWith("orders.track.") && !line.endsWith("submitted") && !line.contains("approved"));
    }

    @Test
    void an_order_in_review_that_is_sent_as_it_stands_is_not_said_to_be_changed() throws Exception {
        var number = loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        var order = as(community, () -> orders.order(number));
        var form = form(Map.of("date", "2026-03-10", "from", "09:00", "to", "10:00", "people", "1"));
        form.put("version", String.valueOf(order.version()));

        var to = Objects.requireNonNull(post("/orders/" + number + "/change", form));

        assertThat(to).isEqualTo("/orders/" + number + "?unchanged=true");
        assertThat(as(community, () -> orders.order(number)).version()).isEqualTo(order.version());
        assertThat(events.stream(ActivityChanged.class)).isEmpty();
    }

    @Test
    void each_change_names_what_was_changed_and_nothing_else() throws Exception {
        named(Map.of("address", "沙子坡路 13 号"), "地址", "orders.track.address");
        named(Map.of("contact", "周宁"), "联系人", "orders.track.contact");
        named(Map.of("note", "带伞"), "交代的话", "orders.track.note");
        named(Map.of("contact", "唐敏", "note", "带水"), "联系人、交代的话", "orders.track.contact", "orders.track.note");
    }

    /** An end that moves is another time, even where the beginning stays. */
    @Test
    void a_moved_end_is_told_with_both_ends_of_the_time() throws Exception {
        change(form(Map.of("to", "12:30")));

        assertThat(pages.page("/orders/" + served.order(), community))
                .contains("2 月 28 日 周六 08:00–11:30 改到 2 月 28 日 周六 08:00–12:30");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(told()).contains("社区改了时间，现在是 2 月 28 日 周六 08:00–12:30。请在 2 月 27 日 周五 09:00 前答复能不能来"));

        change(form(Map.of("from", "22:00", "to", "02:00")));

        assertThat(pages.page("/orders/" + served.order(), community))
                .contains("08:00–12:30 改到 2 月 28 日 周六 22:00–3 月 1 日 周日 02:00");
    }

    /** More people are none of the concern of those who have a place. */
    @Test
    void those_who_come_are_not_told_of_more_people() throws Exception {
        change(form(Map.of("people", "3")));

        assertThat(track()).contains("orders.track.people");
        change(form(Map.of("people", "3", "note", "带伞")));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told()).anyMatch(line -> line.contains("社区改了交代的话")));
        assertThat(told()).noneMatch(line -> line.contains("人数"));
    }

    private void named(Map<String, String> changed, String said, String... lines) throws Exception {
        int before = track().size();
        change(form(changed));

        assertThat(track().subList(0, track().size() - before)).containsExactlyInAnyOrder(lines);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told()).anyMatch(line -> line.startsWith("社区改了" + said + "，")));
    }

    private List<String> told() {
        return as(volunteer, () -> notices.list(volunteer.account(), 1)).rows().stream()
                .map(notice -> notice.in(texts.in(Language.ZH)))
                .toList();
    }

    private List<String> track() {
        return as(community, () -> orders.track(served.order())).stream()
                .map(entry -> entry.what())
                .toList();
    }

    /** The form as its page shows it now, but for these fields. */
    private Map<String, String> form(Map<String, String> changed) {
        var order = as(community, () -> orders.order(served.order()));
        var details = as(community, () -> orders.privateDetails(served.order()));
        var form = new HashMap<>(Map.of(
                "version", String.valueOf(order.version()),
                "date", "2026-02-28",
                "from", "08:00",
                "to", "11:30",
                "people", String.valueOf(order.shifts().getFirst().people()),
                "site", "home",
                "address", details.address(),
                "contact", details.contactName(),
                "phone", details.contactPhone(),
                "note", details.note()));
        form.putAll(changed);
        return form;
    }

    private String change(Map<String, String> form) throws Exception {
        return Objects.requireNonNull(post("/orders/" + served.order() + "/change", form));
    }

    private String post(String path, Map<String, String> form) throws Exception {
        var request = org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(path)
                .with(people.as(community));
        form.forEach(request::param);
        return Objects.requireNonNull(
                mvc.perform(request).andReturn().getResponse().getRedirectedUrl());
    }
}
