package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.orders.Orders;
import org.redvest.testing.Loop;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** The form promises that those who accepted read the reason of a cancellation: each reads that of the service they held a place at. */
@RedvestTest
class CancellationReasonTest {

    private static final String OF_ONE = "<b>停电</b> & 改期";
    private static final String OF_THE_REST = "老人住院了";

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Notices notices;

    @Autowired
    Texts texts;

    @Autowired
    ReadPages pages;

    @Test
    void the_reason_of_a_cancellation_stands_on_the_ticket_in_the_notice_and_in_the_track() throws Exception {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var person = loop.people(SANBATING, "彭琳").getFirst();
        var order = loop.opened(
                community,
                "clinic-escort",
                1,
                loop.window("2026-03-02T08:00", 120),
                loop.window("2026-03-09T08:00", 120));
        var first = loop.accept(order.shifts().getFirst(), person);
        var second = loop.accept(order.shifts().getLast(), person);
        var volunteer = loop.hatOf(person);

        as(community, () -> orders.cancel(order.number(), Set.of(first.shift()), OF_ONE, community));
        as(community, () -> orders.cancel(order.number(), OF_THE_REST, community));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(as(volunteer, () -> notices.list(volunteer.account(), 1))
                                .rows())
                        .extracting(notice -> notice.in(texts.in(Language.ZH)))
                        .anySatisfy(told -> assertThat(told).contains("3 月 2 日", OF_ONE))
                        .anySatisfy(told -> assertThat(told).contains("3 月 9 日", OF_THE_REST)));
        assertThat(pages.page("/services/" + first.id().value(), volunteer))
                .contains("原因：" + HtmlUtils.htmlEscape(OF_ONE))
                .doesNotContain(OF_ONE, OF_THE_REST);
        assertThat(pages.page("/services/" + second.id().value(), volunteer))
                .contains("原因：" + OF_THE_REST)
                .doesNotContain("停电");
        assertThat(pages.page("/orders/" + order.number(), community))
                .contains(HtmlUtils.htmlEscape(OF_ONE), OF_THE_REST)
                .doesNotContain(OF_ONE);
    }
}
