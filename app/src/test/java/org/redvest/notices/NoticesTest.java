package org.redvest.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.orders.Orders;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody is told what concerns them, once, in their language; nobody reads another's. */
@RedvestTest
class NoticesTest {

    @Autowired
    Loop loop;

    @Autowired
    Notices notices;

    @Autowired
    NoticeStore store;

    @Autowired
    TellingVolunteers telling;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Texts texts;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private Hat community;
    private Hat volunteer;
    private Served served;

    @BeforeEach
    void an_order_that_somebody_has_accepted() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, loop.people(SANBATING, "彭琳"));
        volunteer = loop.hatOf(served.volunteer(0));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(list(volunteer)).hasSize(1);
            assertThat(list(community))
                    .extracting(Notice::what)
                    .containsExactlyInAnyOrder("submitted", "approved", "opened", "filled");
        });
    }

    @Test
    void a_notice_is_worded_when_it_is_read() {
        var notice = list(volunteer).getFirst();

        assertThat(notice.in(texts.in(Language.ZH))).isEqualTo("您已接单，2 月 28 日 周六 08:00 开始");
        assertThat(notice.in(texts.in(Language.EN))).isEqualTo("You accepted; it begins Sat 28 Feb, 08:00");
        assertThat(notice.matter()).isEqualTo(served.order().value());
    }

    @Test
    void whoever_accepts_a_later_shift_is_told_when_that_one_begins() {
        var order = loop.opened(
                community,
                "clinic-escort",
                2,
                loop.window("2026-03-02T16:30", 120),
                loop.window("2026-03-09T16:30", 120));

        loop.accept(order.shifts().getLast(), served.volunteer(0));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(list(volunteer))
                        .extracting(notice -> notice.in(texts.in(Language.ZH)))
                        .contains("您已接单，3 月 9 日 周一 16:30 开始"));
    }

    @Test
    void an_event_told_twice_is_one_notice() {
        var place = served.places().getFirst();
        var again = new PlaceAccepted(
                place.id(),
                place.shift(),
                place.need(),
                place.activity(),
                place.volunteer(),
                place.region(),
                place.acceptedAt());

        transaction.executeWithoutResult(_ -> telling.accepted(again));

        assertThat(list(volunteer)).hasSize(1);
    }

    @Test
    void nobody_reads_or_opens_anothers() {
        var notice = list(community).getFirst();

        assertThat(as(volunteer, () -> notices.list(community.account(), 1)).rows())
                .isEmpty();
        assertThat(as(volunteer, () -> notices.unread(community.account()))).isZero();
        assertThatThrownBy(() -> as(volunteer, () -> notices.open(notice.id(), volunteer)))
                .isInstanceOf(NoSuchNotice.class);
    }

    /** Asked under a scope that reads all notices: the policy of the account's own scope says the same once more. */
    @Test
    void the_number_of_anothers_notice_opens_nothing_even_where_all_can_be_read() {
        var notice = list(community).stream()
                .filter(Notice::fresh)
                .findFirst()
                .orElseThrow()
                .id();

        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(_ -> {
                    assertThat(store.lead(notice, volunteer.account())).isEmpty();
                    store.seen(notice, volunteer.account(), clock.instant());
                }));

        assertThat(as(community, () -> notices.unread(community.account()))).isEqualTo(1);
    }

    @Test
    void what_was_opened_is_no_longer_new() {
        assertThat(as(community, () -> notices.unread(community.account()))).isEqualTo(1);

        var opened = as(community, () -> notices.open(list(community).getFirst().id(), community));

        assertThat(opened).isEqualTo(new Notices.Destination.Page("/orders/" + served.order()));
        assertThat(as(community, () -> notices.unread(community.account()))).isZero();
    }

    @Test
    void whoever_held_a_place_is_told_that_it_was_cancelled() {
        as(community, () -> orders.cancel(served.order(), "社区停电", community));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(list(volunteer))
                        .first()
                        .extracting(Notice::what)
                        .isEqualTo("freed-cancelled"));
    }

    /** One's own acts are kept as receipts: the bell counts only what one does not know yet. */
    @Test
    void nobody_is_called_to_read_what_they_have_just_done_themselves() {
        assertThat(as(volunteer, () -> notices.unread(volunteer.account()))).isZero();
    }

    @Test
    void the_same_thing_happening_again_takes_the_place_of_what_was_said_before() {
        var order = loop.opened(community, "clinic-escort", 1, loop.window("2026-03-02T16:30", 120));
        var shift = order.shifts().getFirst();
        for (int i = 0; i < 3; i++) {
            var place = loop.accept(shift, served.volunteer(0));
            as(volunteer, () -> dispatch.leave(place.id(), served.volunteer(0)));
            clock.set("2026-02-26T10:0" + i);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(list(community).stream()
                                .filter(notice ->
                                        notice.matter().equals(order.number().value()))
                                .map(Notice::what))
                        .containsOnlyOnce("left", "filled"));
    }

    @Test
    void what_waits_is_gone_once_it_is_done() {
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:30");
        clock.set("2026-02-28T12:00");
        assertThat(waiting()).containsExactly("confirm");

        loop.confirm(served, "1", "came");

        assertThat(waiting()).containsExactly("evaluate");
    }

    private List<String> waiting() {
        return as(community, () -> notices.waiting(community, 1)).rows().stream()
                .filter(todo -> todo.order().number().equals(served.order()))
                .map(Notices.Todo::what)
                .toList();
    }

    private List<Notice> list(Hat hat) {
        return as(hat, () -> notices.list(hat.account(), 1)).rows();
    }
}
