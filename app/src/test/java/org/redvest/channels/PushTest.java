package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.mine.ChoiceForm;
import org.redvest.channels.mine.MyChannels;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.push.MyBrowsers;
import org.redvest.channels.push.MyBrowsers.BrowserReport;
import org.redvest.channels.push.PushChannel;
import org.redvest.channels.push.PushForm;
import org.redvest.channels.push.PushSettings;
import org.redvest.channels.sending.Sending;
import org.redvest.clock.RealTime;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages are pushed to the browsers that their receivers have allowed it, through a push service that can read none of them. */
@RedvestTest
class PushTest {

    private static final Instant SATURDAY = Instant.parse("2026-02-28T06:00:00Z");
    private static final String EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/142.0 Safari/537.36 Edg/142.0";

    @Autowired
    Sending sending;

    @Autowired
    Outbox outbox;

    @Autowired
    PushChannel channel;

    @Autowired
    MyBrowsers browsers;

    @Autowired
    MyChannels mine;

    @Autowired
    Channels channels;

    @Autowired
    ChannelSettings settings;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    OwnAccounts ownAccounts;

    @Autowired
    RealTime realTime;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    private FakePushService service = new FakePushService();

    @BeforeEach
    void push_is_set_up() {
        assertThat(channel.save(admin(), new PushForm(true, "office@example.cn"))
                        .any())
                .isFalse();
    }

    @AfterEach
    void the_service_ends() {
        service.close();
    }

    @Test
    void a_message_reaches_the_browser_sealed_and_signed_and_says_nothing_private() {
        var reader = person();
        subscribe(reader);

        put("one", reader);
        sending.pushes();
        sending.pushes();

        assertThat(service.pushed()).hasSize(1);
        var pushed = service.pushed().getFirst();
        assertThat(pushed.message().get("body").asString()).isEqualTo("您接的 2 月 28 日 周六 14:00 的服务已取消，请不必前往。原因请打开红马甲查看。");
        assertThat(pushed.message().get("title").asString()).isEqualTo("红马甲：服务取消");
        assertThat(pushed.message().get("path").asString()).isEqualTo("/services/7");
        assertThat(pushed.headers())
                .containsEntry("Content-Encoding", "aes128gcm")
                .containsEntry("Urgency", "high")
                .containsEntry("Ttl", Long.toString(Duration.ofDays(3).toSeconds()));
        assertThat(pushed.headers().get("Topic")).matches("[A-Za-z0-9_-]{1,32}");
        assertThat(states(reader)).containsExactly("sent sent");
    }

    @Test
    void the_token_is_for_this_service_names_a_real_address_and_ends_within_a_day() {
        var reader = person();
        subscribe(reader);
        put("token", reader);

        sending.pushes();

        var claims = service.pushed().getFirst().claims();
        assertThat(claims.get("aud").asString()).isEqualTo("http://127.0.0.1:" + service.port());
        assertThat(claims.get("sub").asString()).isEqualTo("mailto:office@example.cn");
        assertThat(Duration.between(
                        realTime.instant(),
                        Instant.ofEpochSecond(claims.get("exp").asLong())))
                .isBetween(Duration.ofHours(1), Duration.ofHours(24));
    }

    @Test
    void each_of_a_person_s_browsers_shows_it_once() {
        var reader = person();
        subscribe(reader);
        subscribe(reader);
        put("both", reader);

        sending.pushes();
        sending.pushes();

        assertThat(service.pushed())
                .extracting(FakePushService.Pushed::path)
                .containsExactlyInAnyOrder("/push/0", "/push/1");
    }

    @Test
    @FreshDatabase
    void a_browser_that_is_gone_is_forgotten_and_the_others_go_on() {
        var reader = person();
        subscribe(reader);
        service.answering(410);
        put("gone", reader);
        sending.pushes();
        assertThat(states(reader)).containsExactly("failed browser-gone 410");
        assertThat(browsers.list(reader)).isEmpty();

        service.answering(201);
        subscribe(reader);
        put("next", reader);
        sending.pushes();

        assertThat(states(reader)).contains("sent sent");
        assertThat(browsers.list(reader)).hasSize(1);
    }

    @Test
    @FreshDatabase
    void a_service_that_is_down_rests_alone_and_nothing_is_lost() {
        var readers = IntStream.range(0, 12).mapToObj(_ -> person()).toList();
        readers.forEach(this::subscribe);
        var elsewhere = new FakePushService();
        var other = person();
        subscribe(other, elsewhere.browser());
        service.answering(503);
        readers.forEach(reader -> put("down", reader));
        put("down", other);

        sending.pushes();
        int asked = service.asked().size();
        put("meanwhile", readers.getFirst());
        sending.pushes();
        assertThat(service.asked()).hasSize(asked);
        assertThat(elsewhere.pushed()).hasSize(1);
        assertThat(states(other)).containsExactly("sent sent");

        service.answering(201);
        for (int round = 0; round < 3; round++) {
            clock.advance(Duration.ofMinutes(3));
            sending.pushes();
        }
        assertThat(readers).allSatisfy(reader -> assertThat(states(reader)).containsOnly("sent sent"));
        assertThat(service.pushed()).hasSize(13);
        elsewhere.close();
    }

    @Test
    @FreshDatabase
    void a_service_that_cannot_be_reached_at_all_uses_up_no_attempt() {
        var reader = person();
        subscribe(
                reader,
                new FakePushService.Browser(
                        "http://127.0.0.1:1/push/0", service.browser().pair(), new byte[16]));
        put("unreachable", reader);
        for (int time = 0; time < 30; time++) {
            sending.pushes();
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(states(reader)).containsExactly("waiting no-connection");
    }

    @Test
    @FreshDatabase
    void a_service_that_is_slow_is_waited_for_and_one_that_is_silent_gets_the_message_no_second_time() {
        var reader = person();
        subscribe(reader);
        service.takes(Duration.ofMillis(500));
        put("slow", reader);
        sending.pushes();
        assertThat(states(reader)).containsExactly("sent sent");

        service.fallSilent();
        put("silent", reader);
        sending.pushes();
        clock.advance(Duration.ofHours(1));
        sending.pushes();

        assertThat(states(reader)).containsExactlyInAnyOrder("sent sent", "uncertain no-answer");
        assertThat(service.asked()).hasSize(2);
    }

    @Test
    void a_choice_and_the_quiet_hours_hold_for_it() {
        var reader = person();
        subscribe(reader);
        mine.choose(reader, new ChoiceForm("ZH", "00:00", "23:59", Set.of("push/hours")));

        put("in the quiet", Sentence.HOURS, reader);
        put("not wanted", Sentence.CHANGED, reader);
        sending.pushes();
        assertThat(states(reader)).containsExactly("waiting ");

        clock.advance(Duration.ofHours(24));
        clock.set("2026-02-27T23:59");
        sending.pushes();
        assertThat(states(reader)).containsExactly("sent sent");
    }

    @Test
    void who_chose_before_there_was_push_gets_what_is_usual() {
        var reader = person();
        channel.save(admin(), new PushForm(false, "office@example.cn"));
        mine.choose(reader, new ChoiceForm("EN", "22:00", "07:00", Set.of("mail/hours")));
        channel.save(admin(), new PushForm(true, "office@example.cn"));
        subscribe(reader);

        put("usual", Sentence.CHANGED, reader);
        sending.pushes();

        assertThat(service.pushed().getFirst().message().get("title").asString())
                .startsWith("Redvest");
    }

    @Test
    void a_browser_belongs_to_whoever_is_signed_in_there() {
        var first = person();
        var second = person();
        var browser = service.browser();
        subscribe(first, browser);

        assertThat(browsers.present(first, report(browser), "")).isEqualTo(browsers.serverKey());
        assertThat(browsers.present(second, report(browser), "")).isEmpty();
        assertThat(browsers.list(first)).isEmpty();

        subscribe(second, browser);
        assertThat(browsers.present(first, report(browser), "")).isEmpty();
    }

    @Test
    void a_browser_that_got_another_endpoint_by_itself_keeps_its_place() {
        var reader = person();
        var before = service.browser();
        subscribe(reader, before);
        var after = service.browser();

        assertThat(browsers.present(reader, report(after), before.endpoint())).isEqualTo(browsers.serverKey());
        assertThat(browsers.list(reader))
                .extracting(device -> device.endpoint().uri().toString())
                .containsExactly(after.endpoint());
    }

    @Test
    void one_person_has_no_more_browsers_than_they_could_carry() {
        var reader = person();
        for (int time = 0; time < 12; time++) {
            clock.advance(Duration.ofMinutes(1));
            subscribe(reader);
        }
        assertThat(browsers.list(reader)).hasSize(MyBrowsers.MOST);
    }

    @Test
    void only_known_services_and_real_keys_are_believed() {
        var reader = person();
        var browser = service.browser();
        var off = new FakePushService.Browser("https://push.example.cn/1", browser.pair(), browser.secret());

        assertThat(browsers.subscribe(reader, report(off))).isFalse();
        assertThat(browsers.subscribe(
                        reader, new BrowserReport(browser.endpoint(), "BAAA", browser.secretText(), EDGE)))
                .isFalse();
        assertThat(browsers.subscribe(
                        reader, new BrowserReport(browser.endpoint(), offTheCurve(), browser.secretText(), EDGE)))
                .isFalse();
        assertThat(browsers.list(reader)).isEmpty();
    }

    @Test
    void of_a_person_who_is_erased_nothing_stays_by_which_they_could_be_reached() {
        var reader = person();
        subscribe(reader);
        mine.choose(reader, new ChoiceForm("EN", "22:00", "07:00", Set.of("push/hours")));

        ownAccounts.erase(reader.account(), "已注销");

        assertThat(browsers.list(reader)).isEmpty();
        assertThat(mine.view(reader).form().language()).isEqualTo("ZH");
    }

    @Test
    void a_test_message_says_at_once_what_came_of_it() {
        var reader = person();
        assertThat(browsers.test(reader)).isEqualTo(refused("no-browser", ""));

        subscribe(reader);
        assertThat(browsers.test(reader)).isInstanceOf(SendResult.Sent.class);
        assertThat(browsers.list(reader).getFirst().lastSent()).contains(clock.instant());

        service.answering(410);
        assertThat(browsers.test(reader)).isEqualTo(refused("browser-gone", "410"));
        assertThat(browsers.list(reader)).isEmpty();
    }

    @Test
    @FreshDatabase
    void the_key_is_made_once_and_a_browser_with_another_one_reaches_nobody() {
        var reader = person();
        subscribe(reader);
        var admin = admin();
        var key = browsers.serverKey();
        channel.save(admin, new PushForm(true, "other@example.cn"));
        assertThat(browsers.serverKey()).isEqualTo(key);
        long before = channels.reach(admin).unreached();

        inSystem(() -> {
            settings.save(Channel.PUSH, true, new PushSettings("mailto:a@example.cn", "another"), "");
            return true;
        });

        assertThat(browsers.list(reader)).isEmpty();
        assertThat(channels.reach(admin).unreached()).isEqualTo(before + 1);
    }

    private static SendResult.Refused refused(String word, String code) {
        return new SendResult.Refused(SendResult.ServerAnswer.of(word, code));
    }

    /** A point that only looks like one. */
    private static String offTheCurve() {
        return "B" + "AQ".repeat(43);
    }

    private Hat admin() {
        return people.hat(Role.ADMIN, "4305");
    }

    private Hat person() {
        return people.hat(Role.VOLUNTEER, "430503005004");
    }

    private void subscribe(Hat hat) {
        subscribe(hat, service.browser());
    }

    private void subscribe(Hat hat, FakePushService.Browser browser) {
        assertThat(browsers.subscribe(hat, report(browser))).isTrue();
    }

    private static BrowserReport report(FakePushService.Browser browser) {
        return new BrowserReport(browser.endpoint(), browser.key(), browser.secretText(), EDGE);
    }

    private void put(String id, Hat to) {
        put(id, Sentence.CANCELLED, to);
    }

    private void put(String id, Sentence sentence, Hat to) {
        var message = new Message(id, sentence, "DX-1", Optional.of(SATURDAY), "/services/7", SATURDAY);
        inSystem(() -> outbox.put(message, List.of(to.account())));
    }

    private List<String> states(Hat hat) {
        return states(hat.account());
    }

    private List<String> states(AccountId person) {
        return inSystem(() -> deliveries.list(person, Instant.EPOCH, 10).stream()
                .map(each -> each.state() + " " + each.answer().kept())
                .toList());
    }

    private <T> T inSystem(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(_ -> Scopes.<T, RuntimeException>within(Scope.SYSTEM, work::get)));
    }
}
