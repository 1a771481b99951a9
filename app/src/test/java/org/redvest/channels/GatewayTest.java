package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.GatewayTemplate.Surrounding;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Text messages go out through a gateway that a template describes, and its answer is read for what it means. */
@RedvestTest
class GatewayTest {

    private static final Instant SATURDAY = Instant.parse("2026-02-28T00:00:00Z");

    @Autowired
    Sending sending;

    @Autowired
    Outbox outbox;

    @Autowired
    ChannelSettings settings;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    Channels facade;

    @Autowired
    TextChannel texts;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    private FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void a_gateway() {
        setUp(100_000);
    }

    @AfterEach
    void it_ends() {
        gateway.close();
    }

    @Test
    void the_request_is_filled_in_as_the_provider_wants_it_and_sent_once() {
        var person = person();
        put("one", person);

        sending.texts();
        sending.texts();

        assertThat(gateway.asked()).hasSize(1);
        assertThat(gateway.asked().getFirst())
                .startsWith("POST /send?to=138")
                .contains(" s3cret/key ")
                .contains("\"TemplateCode\":\"SMS_7\"")
                .contains("\"TemplateParam\":\"{\\\"time\\\":\\\"2 月 28 日 周六 08:00\\\"}\"")
                .endsWith("\"List\":[\"2 月 28 日 周六 08:00\"]}");
        assertThat(states(person)).containsExactly("sent sent");
    }

    @Test
    @FreshDatabase
    void an_answer_of_200_with_an_error_in_it_is_no_success() {
        var person = person();
        gateway.answering(200, "{\"Code\":\"isv.MOBILE_NUMBER_ILLEGAL\",\"Message\":\"13800000001非法\"}");
        put("refused", person);

        sending.texts();

        assertThat(states(person)).containsExactly("failed refused isv.MOBILE_NUMBER_ILLEGAL");
    }

    @Test
    @FreshDatabase
    void a_number_that_was_sent_too_much_gets_its_message_later() {
        var person = person();
        gateway.answering(200, "{\"Code\":\"isv.BUSINESS_LIMIT_CONTROL\"}");
        put("limit", person);
        sending.texts();
        assertThat(states(person)).containsExactly("waiting busy isv.BUSINESS_LIMIT_CONTROL");

        gateway.answering(200, "{\"Code\":\"OK\"}");
        sending.texts();
        assertThat(gateway.asked()).hasSize(1);
        clock.advance(Duration.ofSeconds(30));
        sending.texts();

        assertThat(states(person)).containsExactly("sent sent");
    }

    @Test
    @FreshDatabase
    void a_gateway_that_fails_or_throttles_rests_and_nothing_is_lost() {
        var readers = IntStream.range(0, 100).mapToObj(_ -> person()).toArray(AccountId[]::new);
        put("down", readers);
        gateway.answering(500, "oops");
        sending.texts();
        assertThat(gateway.asked()).hasSizeLessThanOrEqualTo(24);

        gateway.answering(429, "");
        clock.advance(Duration.ofSeconds(5));
        sending.texts();

        gateway.answering(200, "{\"Code\":\"OK\"}");
        gateway.asked().clear();
        clock.advance(Duration.ofSeconds(10));
        sending.texts();
        assertThat(gateway.asked()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    @FreshDatabase
    void a_gateway_that_does_not_answer_gets_the_message_no_second_time() {
        var person = person();
        gateway.fallSilent();
        put("silent", person);
        sending.texts();

        clock.advance(Duration.ofHours(1));
        sending.texts();

        assertThat(states(person)).containsExactly("uncertain no-answer");
        assertThat(gateway.asked()).hasSize(1);
    }

    @Test
    @FreshDatabase
    void nonsense_is_no_success_and_no_reason_to_send_again() {
        var person = person();
        gateway.answering(200, "<html>maintenance</html>");
        put("nonsense", person);

        sending.texts();

        assertThat(states(person)).containsExactly("uncertain nonsense");
    }

    @Test
    @FreshDatabase
    void no_more_go_out_in_a_window_than_the_provider_takes() {
        setUp(20);
        put("pace", IntStream.range(0, 50).mapToObj(_ -> person()).toArray(AccountId[]::new));

        sending.texts();
        sending.texts();
        assertThat(gateway.asked()).hasSize(20);

        clock.advance(Duration.ofSeconds(61));
        sending.texts();
        assertThat(gateway.asked()).hasSize(40);
    }

    @Test
    void a_value_stays_a_value_wherever_it_stands() {
        var values = Map.of("text", "\"},\n{\"a\":1} & x=1 ü");

        assertThat(GatewayTemplate.filled("{\"t\":\"{{text}}\"}", Surrounding.JSON, values))
                .isEqualTo("{\"t\":\"\\\"},\\n{\\\"a\\\":1} & x=1 ü\"}");
        assertThat(GatewayTemplate.filled("{{text}}", Surrounding.URL, values))
                .isEqualTo("%22%7D%2C%0A%7B%22a%22%3A1%7D%20%26%20x%3D1%20%C3%BC");
        assertThat(GatewayTemplate.filled("{{text}}", Surrounding.HEADER, values))
                .doesNotContain("\n");
        assertThat(GatewayTemplate.unknown("{{text|raw}} {{nothing}} {{list|raw}} {{phone", Surrounding.JSON))
                .containsExactlyInAnyOrder("{{text|raw}}", "{{nothing}}", "{{");
    }

    @Test
    void only_https_to_the_world_outside_is_let_through() throws Exception {
        for (var inside : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fc00::1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "2002:a00:1::",
                "64:ff9b::a00:1")) {
            assertThat(OutwardAddress.isPublic(InetAddress.getByName(inside)))
                    .as(inside)
                    .isFalse();
        }
        assertThat(OutwardAddress.isPublic(InetAddress.getByName("203.119.25.1")))
                .isTrue();
        assertThat(OutwardAddress.isOutside(URI.create("http://203.119.25.1/"))).isFalse();
        assertThat(OutwardAddress.isOutside(URI.create("https://203.119.25.1/")))
                .isTrue();

        var form = form("http://203.119.25.1/send?to={{phone}}");
        assertThat(form.problems(false).all()).extracting(Problem::field).containsExactly("url");
        assertThat(form("https://{{phone}}.example.cn/").problems(false).all())
                .extracting(Problem::field)
                .containsExactly("url");
    }

    @Test
    void the_preview_shows_the_request_and_hides_the_secret() {
        var admin = people.hat(Role.ADMIN, "4305");
        var preview = texts.preview(admin, form("https://sms.example.cn/send?to={{phone}}&key={{secret}}"));

        assertThat(preview.url()).isEqualTo("https://sms.example.cn/send?to=13800000000&key=%2A%2A%2A%2A%2A%2A");
        assertThat(preview.body()).contains("SMS_9", "DX-260226-01");
        assertThat(facade.test(admin, Channel.TEXT, "13800000000")).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void the_texts_to_file_name_their_variables_and_nothing_private() {
        var all = texts.texts(people.hat(Role.ADMIN, "4305"));

        assertThat(all).extracting(TextChannel.FiledText::chinese).contains("您接的 {time} 的服务已取消，请不必前往。原因请打开红马甲查看。");
        assertThat(all).allSatisfy(each -> assertThat(each.chinese().length()).isLessThan(70));
    }

    @Test
    void a_very_long_word_is_refused_at_once() {
        var words = "x".repeat(3_000);
        var form = new GatewayForm(
                true, "POST", words, words, words, "", "/" + words, words, words + "!", words, words, words);

        var problems = CompletableFuture.supplyAsync(() -> form.problems(false))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();

        assertThat(problems.at("okPointer")).isTrue();
        assertThat(problems.at("retryCodes")).isTrue();
    }

    private static GatewayForm form(String url) {
        return new GatewayForm(
                true,
                "POST",
                url,
                "Content-Type: application/json",
                "{\"template\": \"{{template}}\", \"params\": {{params|raw}}}",
                "s",
                "/Code",
                "OK",
                "",
                "shift-short=SMS_9",
                "100",
                "1");
    }

    private void setUp(int most) {
        settings.save(
                Channel.TEXT,
                true,
                new GatewaySettings(
                        "POST",
                        "http://127.0.0.1:%d/send?to={{phone}}".formatted(gateway.port()),
                        "Content-Type: application/json\nX-Key: {{secret}}",
                        "{\"TemplateCode\":\"{{template}}\",\"TemplateParam\":\"{{params}}\",\"List\":{{list|raw}}}",
                        "/Response/Code /Code",
                        "OK",
                        "isv.BUSINESS_LIMIT_CONTROL",
                        "cancelled=SMS_7",
                        most,
                        60),
                "s3cret/key");
    }

    private AccountId person() {
        return people.hat(Role.VOLUNTEER, "430503005004").account();
    }

    private void put(String id, AccountId... to) {
        var message = new Message(id, Sentence.CANCELLED, "DX-1", Optional.of(SATURDAY), "/services/7", SATURDAY);
        transactions.executeWithoutResult(_ -> Scopes.run(Scope.SYSTEM, () -> outbox.put(message, List.of(to))));
    }

    private List<String> states(AccountId person) {
        return Objects.requireNonNull(transactions.execute(_ -> Scopes.within(
                Scope.SYSTEM,
                () -> deliveries.list(person, Instant.EPOCH, 10).stream()
                        .map(each -> each.state() + " " + each.answer().kept())
                        .toList())));
    }
}
