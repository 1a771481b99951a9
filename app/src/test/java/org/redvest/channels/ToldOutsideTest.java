package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.mail.MailSettings;
import org.redvest.channels.mine.ChoiceForm;
import org.redvest.channels.mine.MyChannels;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.EmergencyTown;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.dispatch.emergency.EmergencyDuty;
import org.redvest.orders.Orders;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told outside, of what, and only by ways that are their own. */
@RedvestTest
class ToldOutsideTest {

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    MyChannels mine;

    @Autowired
    Wording wording;

    @Autowired
    ReceiverStore receivers;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    ChannelSettings settings;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Autowired
    EmergencyTown emergency;

    @Autowired
    EmergencyDuty duty;

    @BeforeEach
    void e_mail_is_set_up() {
        settings.save(
                Channel.MAIL,
                true,
                new MailSettings("127.0.0.1", 1, MailSettings.MailEncryption.NONE, "a@example.cn", "", "https://x", 9),
                "");
    }

    @Test
    void a_volunteer_hears_of_an_invitation_and_of_a_cancellation_and_not_of_their_own_acceptance() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var volunteers = loop.people(SANBATING, "彭琳", "林晓");
        volunteers.forEach(each -> confirmed(each.account()));

        var served = loop.accepted(community, "haircut", "2026-03-04T14:00", 120, List.of(volunteers.getFirst()));
        eventually(volunteers.getLast().account(), Sentence.INVITED);
        as(community, () -> orders.cancel(served.order(), Set.of(served.shift()), "停电", community));
        eventually(volunteers.getFirst().account(), Sentence.CANCELLED);

        assertThat(told(volunteers.getFirst().account())).doesNotContain(Sentence.HOURS, Sentence.CHANGED);
    }

    @Test
    void a_dispatcher_hears_that_orders_wait_once_a_day() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        confirmed(dispatcher.account());

        loop.accepted(community, "haircut", "2026-03-05T14:00", 120, loop.people(SANBATING, "彭琳"));
        loop.accepted(community, "haircut", "2026-03-06T14:00", 120, loop.people(SANBATING, "林晓"));

        eventually(dispatcher.account(), Sentence.ORDERS_WAIT);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(dispatcher.account()).contains(Sentence.ORDERS_WAIT));
        assertThat(told(dispatcher.account())).containsOnlyOnce(Sentence.ORDERS_WAIT);
    }

    @Test
    void an_address_is_used_after_its_link_was_confirmed_and_not_after_it_was_looked_at() throws Exception {
        var hat = people.hat(Role.VOLUNTEER, SANBATING.value());
        var stranger = people.hat(Role.VOLUNTEER, SANBATING.value());
        assertThat(mine.ask(hat, "Lin@EXAMPLE.cn").any()).isFalse();
        var link = "/account/channels/mail/" + token(hat);

        assertThat(status(get(link).with(people.as(hat)))).isEqualTo(200);
        assertThat(address(hat).confirmed()).isEmpty();
        assertThat(status(get(link).with(people.as(stranger)))).isEqualTo(404);
        assertThat(status(post(link).with(people.as(stranger)))).isEqualTo(404);
        assertThat(status(post(link).with(people.as(hat)))).isEqualTo(303);

        assertThat(address(hat).confirmed()).contains("Lin@example.cn");
        assertThat(status(post(link).with(people.as(hat)))).isEqualTo(404);
    }

    @Test
    void a_link_lasts_a_day_and_a_stranger_s_mailbox_is_not_filled() {
        var hat = people.hat(Role.VOLUNTEER, SANBATING.value());
        for (int time = 0; time < 5; time++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(mine.ask(hat, "lin@example.cn").any()).isFalse();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(mine.ask(hat, "lin@example.cn").all())
                .extracting(Problem::key)
                .containsExactly("channels.problem.too-many-links");

        var token = token(hat);
        clock.advance(Duration.ofHours(24));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> mine.confirm(hat, token)))
                .isInstanceOf(NoSuchChannelPage.class);
    }

    @Test
    void what_a_person_does_not_want_is_not_sent_and_a_cancellation_is_sent_all_the_same() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var volunteer = loop.people(SANBATING, "彭琳").getFirst();
        confirmed(volunteer.account());
        mine.choose(loop.hatOf(volunteer), new ChoiceForm("ZH", "22:00", "07:00", Set.of()));

        var served = loop.accepted(community, "haircut", "2026-03-07T14:00", 120, List.of(volunteer));
        as(community, () -> orders.cancel(served.order(), Set.of(served.shift()), "停电", community));
        eventually(volunteer.account(), Sentence.CANCELLED);

        assertThat(told(volunteer.account())).containsExactly(Sentence.CANCELLED);
    }

    @Test
    void who_is_on_duty_hears_of_an_emergency_in_the_night_and_of_a_drill_that_it_is_one() {
        clock.set("2026-02-26T23:30");
        var dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        var volunteer = loop.people(SANBATING, "彭琳").getFirst();
        confirmed(volunteer.account());
        mine.choose(loop.hatOf(volunteer), new ChoiceForm("ZH", "22:00", "07:00", Set.of()));
        as(loop.hatOf(volunteer), () -> {
            duty.readyFor(Duration.ofHours(2), loop.hatOf(volunteer));
            return true;
        });

        var call = emergency.make(emergency.wish(1, false, SANBATING, Set.of()), dispatcher);
        eventually(volunteer.account(), Sentence.EMERGENCY_ASKED);
        emergency.act(call, CallAct.END, dispatcher);
        eventually(volunteer.account(), Sentence.EMERGENCY_OFF);
        emergency.make(emergency.wish(1, true, SANBATING, Set.of()), dispatcher);
        eventually(volunteer.account(), Sentence.EMERGENCY_DRILL_ASKED);

        assertThat(told(volunteer.account()))
                .containsExactlyInAnyOrder(
                        Sentence.EMERGENCY_ASKED, Sentence.EMERGENCY_OFF, Sentence.EMERGENCY_DRILL_ASKED);
        assertThat(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))
                        .release(
                                Sentence.EMERGENCY_ASKED,
                                Optional.empty(),
                                clock.instant(),
                                ZoneId.of("Asia/Shanghai")))
                .isEqualTo(clock.instant());
    }

    private int status(org.springframework.test.web.servlet.RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse().getStatus();
    }

    private String token(Hat hat) {
        return inSystem(() -> wording.token(hat.account(), receivers.address(hat.account())));
    }

    private MailAddress address(Hat hat) {
        return inSystem(() -> receivers.address(hat.account()));
    }

    private void confirmed(AccountId account) {
        inSystem(() -> {
            receivers.ask(account, "reader-%d@example.cn".formatted(account.value()), clock.instant());
            return receivers.confirm(account, "reader-%d@example.cn".formatted(account.value()), clock.instant());
        });
    }

    private void eventually(AccountId account, Sentence sentence) {
        await().atMost(Duration.ofSeconds(30)).until(() -> told(account).contains(sentence));
    }

    private List<Sentence> told(AccountId account) {
        return inSystem(() -> deliveries.list(account, Instant.EPOCH, 50).stream()
                .map(each -> each.delivery().sentence())
                .toList());
    }

    private <T> T inSystem(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(_ -> Scopes.<T, RuntimeException>within(Scope.SYSTEM, work::get)));
    }
}
