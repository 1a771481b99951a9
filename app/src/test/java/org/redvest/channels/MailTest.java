package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.mail.MailSettings;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.sending.Sending;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that wait go out by e-mail: once, to a real mail server, through its refusals and its absences. */
@RedvestTest
class MailTest {

    private static final Instant SATURDAY = Instant.parse("2026-02-28T00:00:00Z");

    @Autowired
    Sending sending;

    @Autowired
    Outbox outbox;

    @Autowired
    ChannelSettings settings;

    @Autowired
    ReceiverStore receivers;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    ChannelStore channels;

    @Autowired
    Channels facade;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void a_mail_server() {
        server.start();
        setUp(port());
    }

    @AfterEach
    void it_ends() {
        server.stop();
    }

    @Test
    void a_message_is_sent_once_in_the_fixed_words_with_its_link() throws Exception {
        var person = reader("lin@example.cn");
        var message = cancelled("one");
        put(message, person);
        put(message, person);

        sending.mail();
        sending.mail();

        assertThat(server.getReceivedMessages()).hasSize(1);
        var letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("红马甲：服务取消");
        assertThat(letter.getContent().toString())
                .startsWith("您接的 2 月 28 日 周六 08:00 的服务已取消")
                .contains("https://hong.example.cn/services/7");
        assertThat(states(person)).containsExactly("sent sent");
    }

    @Test
    void each_of_a_thousand_goes_out_once_over_several_connections() {
        var readers = IntStream.range(0, 1_000)
                .mapToObj(number -> reader("reader-%d@example.cn".formatted(number)))
                .toList();
        put(cancelled("many"), readers.toArray(AccountId[]::new));

        sending.mail();

        assertThat(server.getReceivedMessages()).hasSize(1_000);
        assertThat(List.of(server.getReceivedMessages()))
                .extracting(letter -> letter.getAllRecipients()[0].toString())
                .doesNotHaveDuplicates();
    }

    @Test
    @FreshDatabase
    void a_server_that_is_away_loses_nothing_and_is_tried_again_later_and_later() {
        var person = reader("lin@example.cn");
        int port = port();
        server.stop();
        put(cancelled("away"), person);

        sending.mail();
        sending.mail();

        assertThat(states(person)).containsExactly("waiting no-connection");
        assertThat(state().failures()).isEqualTo(1);
        assertThat(state().restingUntil()).contains(clock.instant().plusSeconds(5));

        clock.advance(Duration.ofSeconds(5));
        sending.mail();
        assertThat(state().failures()).isEqualTo(2);
        assertThat(state().restingUntil()).contains(clock.instant().plusSeconds(10));

        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        clock.advance(Duration.ofSeconds(10));
        sending.mail();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states(person)).containsExactly("sent sent");
        assertThat(state().failures()).isZero();
    }

    @Test
    @FreshDatabase
    void an_address_that_is_refused_fails_alone() throws Exception {
        var refused = reader("gone@example.cn");
        var other = reader("lin@example.cn");
        try (var strict = new StrictServer("gone@example.cn")) {
            setUp(strict.port());
            put(cancelled("refused"), refused, other);

            sending.mail();

            assertThat(strict.accepted()).containsExactly("lin@example.cn");
        }
        assertThat(states(refused)).containsExactly("failed address-refused 550");
        assertThat(states(other)).containsExactly("sent sent");
        assertThat(state().lastError().kept()).isEqualTo("address-refused 550");
    }

    @Test
    @FreshDatabase
    void a_server_that_takes_a_message_and_falls_silent_gets_it_no_second_time() throws Exception {
        var person = reader("lin@example.cn");
        try (var silent = new StrictServer("")) {
            silent.fallSilentAfterTheContent();
            setUp(silent.port());
            put(cancelled("silent"), person);

            sending.mail();
        }
        setUp(port());
        clock.advance(Duration.ofHours(1));
        sending.mail();

        assertThat(states(person)).containsExactly("uncertain no-answer");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    @FreshDatabase
    void a_server_that_never_greets_is_left_after_the_time_limit() throws Exception {
        var person = reader("lin@example.cn");
        try (var slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            setUp(slow.getLocalPort());
            put(cancelled("slow"), person);

            var began = System.nanoTime();
            sending.mail();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(states(person)).containsExactly("waiting no-connection");
    }

    /** The claim was committed, and the process ended before it noted what came of the message. */
    @Test
    @FreshDatabase
    void what_a_process_had_in_hand_when_it_ended_is_not_sent_again() {
        var person = reader("lin@example.cn");
        put(cancelled("crash"), person);
        transactions.executeWithoutResult(_ -> Scopes.run(
                Scope.SYSTEM,
                () -> assertThat(deliveries.claim(Channel.MAIL, clock.instant()))
                        .isPresent()));

        sending.mail();
        assertThat(states(person)).containsExactly("sending ");
        clock.advance(Duration.ofMinutes(11));
        sending.mail();

        assertThat(states(person)).containsExactly("uncertain left-behind");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    @FreshDatabase
    void at_night_messages_wait_until_seven_but_not_that_the_next_morning_is_cancelled() {
        clock.set("2026-02-27T23:10");
        var person = reader("lin@example.cn");
        put(cancelled("morning"), person);
        put(new Message("hours/1", Sentence.HOURS, "", Optional.empty(), "/hours", clock.instant()), person);

        sending.mail();
        assertThat(server.getReceivedMessages()).hasSize(1);

        clock.set("2026-02-28T07:00");
        sending.mail();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    @FreshDatabase
    void the_server_gets_no_more_than_it_takes_in_a_minute() {
        settings.save(Channel.MAIL, true, mail(port(), 10), "");
        var readers = IntStream.range(0, 25)
                .mapToObj(number -> reader("r%d@example.cn".formatted(number)))
                .toList();
        put(cancelled("pace"), readers.toArray(AccountId[]::new));

        sending.mail();
        sending.mail();
        assertThat(server.getReceivedMessages()).hasSize(10);

        clock.advance(Duration.ofSeconds(61));
        sending.mail();
        assertThat(server.getReceivedMessages()).hasSize(20);
    }

    @Test
    void the_test_button_says_what_happened() {
        var admin = people.hat(Role.ADMIN, "4305");
        assertThat(facade.test(admin, Channel.MAIL, "me@example.cn")).isInstanceOf(SendResult.Sent.class);

        settings.save(
                Channel.MAIL,
                true,
                new MailSettings(
                        "no-such-host.invalid",
                        25,
                        MailSettings.MailEncryption.NONE,
                        "a@example.cn",
                        "",
                        "https://x",
                        9),
                "");
        assertThat(facade.test(admin, Channel.MAIL, "me@example.cn"))
                .isEqualTo(new SendResult.Away(SendResult.ServerAnswer.of("no-such-host")));

        server.setUser("office@example.cn", "office", "right");
        signInAs("office", "wrong");
        assertThat(facade.test(admin, Channel.MAIL, "me@example.cn"))
                .isEqualTo(new SendResult.Away(SendResult.ServerAnswer.of("sign-in")));
        signInAs("office", "right");
        assertThat(facade.test(admin, Channel.MAIL, "me@example.cn")).isInstanceOf(SendResult.Sent.class);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private void setUp(int port) {
        settings.save(Channel.MAIL, true, mail(port, 100_000), "");
    }

    private static MailSettings mail(int port, int perMinute) {
        return new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.MailEncryption.NONE,
                "hong@example.cn",
                "",
                "https://hong.example.cn",
                perMinute);
    }

    private AccountId reader(String address) {
        Hat hat = people.hat(Role.VOLUNTEER, "430503005004");
        inSystem(() -> {
            receivers.ask(hat.account(), address, clock.instant());
            receivers.confirm(hat.account(), address, clock.instant());
        });
        return hat.account();
    }

    private static Message cancelled(String id) {
        return new Message(id, Sentence.CANCELLED, "DX-1", Optional.of(SATURDAY), "/services/7", SATURDAY);
    }

    private void put(Message message, AccountId... to) {
        inSystem(() -> outbox.put(message, List.of(to)));
    }

    private List<String> states(AccountId person) {
        return Objects.requireNonNull(transactions.execute(_ -> Scopes.within(
                Scope.SYSTEM,
                () -> deliveries.list(person, Instant.EPOCH, 10).stream()
                        .map(each -> each.state() + " " + each.answer().kept())
                        .toList())));
    }

    private ChannelState state() {
        return Objects.requireNonNull(transactions.execute(_ ->
                Scopes.within(Scope.SYSTEM, () -> channels.find(Channel.MAIL).orElseThrow())));
    }

    private void inSystem(Runnable work) {
        transactions.executeWithoutResult(_ -> Scopes.run(Scope.SYSTEM, work));
    }

    private void signInAs(String user, String password) {
        settings.save(
                Channel.MAIL,
                true,
                new MailSettings(
                        "127.0.0.1", port(), MailSettings.MailEncryption.NONE, "a@example.cn", user, "https://x", 9),
                password);
    }
}
