package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.gateway.FiledTexts;
import org.redvest.channels.gateway.Filing;
import org.redvest.channels.gateway.FilingForm;
import org.redvest.channels.gateway.Filings;
import org.redvest.channels.gateway.GatewayChannel;
import org.redvest.channels.gateway.GatewayForm;
import org.redvest.channels.gateway.GatewayPreset;
import org.redvest.channels.gateway.GatewaySettings;
import org.redvest.channels.gateway.GatewaySigning;
import org.redvest.channels.gateway.GatewayTemplate;
import org.redvest.channels.gateway.GatewayTemplate.Surrounding;
import org.redvest.channels.gateway.Gateways;
import org.redvest.channels.gateway.TokenStep;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.sending.Sending;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Language;
import org.redvest.web.Problem;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
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
    Accounts accounts;

    @Autowired
    MockMvc mvc;

    @Autowired
    Texts bundles;

    @Autowired
    Gateways gateways;

    @Autowired
    FiledTexts texts;

    @Autowired
    Filings filings;

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
        gateway.answering(200, "{\"Code\":\"isv.TEMPLATE_PARAMS_ILLEGAL\",\"Message\":\"13800000001非法\"}");
        put("refused", person);

        sending.texts();

        assertThat(states(person)).containsExactly("failed refused isv.TEMPLATE_PARAMS_ILLEGAL");
    }

    @Test
    @FreshDatabase
    void a_number_that_does_not_exist_is_asked_for_anew_and_no_message_goes_there_until_it_changes() {
        var admin = people.hat(Role.ADMIN, "4305");
        var person = person();
        var before = facade.reach(admin).unreached();
        gateway.answering(200, "{\"Code\":\"isv.MOBILE_NUMBER_ILLEGAL\"}");
        put("dead", person);
        sending.texts();
        assertThat(states(person)).containsExactly("failed dead-number isv.MOBILE_NUMBER_ILLEGAL");
        assertThat(accounts.isPhoneDead(person)).isTrue();
        assertThat(facade.reach(admin).unreached()).isEqualTo(before + 1);

        gateway.answering(200, "{\"Code\":\"OK\"}");
        put("second", person);
        assertThat(states(person)).hasSize(1);
        accounts.changePhones(Map.of(person, "13811112222"));
        put("third", person);
        sending.texts();

        assertThat(accounts.isPhoneDead(person)).isFalse();
        assertThat(states(person)).contains("sent sent").hasSize(2);
    }

    @Test
    @FreshDatabase
    void without_money_at_the_provider_the_channel_rests_and_no_message_is_lost() {
        var person = person();
        gateway.answering(200, "{\"Code\":\"isv.AMOUNT_NOT_ENOUGH\"}");
        put("poor", person);
        sending.texts();
        assertThat(states(person)).containsExactly("waiting account isv.AMOUNT_NOT_ENOUGH");

        gateway.answering(200, "{\"Code\":\"OK\"}");
        clock.advance(Duration.ofSeconds(5));
        sending.texts();

        assertThat(states(person)).containsExactly("sent sent");
    }

    @Test
    @FreshDatabase
    void a_text_that_the_carriers_have_not_approved_is_not_sent_and_says_so() {
        filings.save(Channel.TEXT, Map.of(Sentence.CANCELLED, Filing.NONE), people.hat(Role.ADMIN, "4305"));
        var person = person();
        put("unfiled", person);

        sending.texts();

        assertThat(gateway.asked()).isEmpty();
        assertThat(states(person)).containsExactly("failed not-filed");
    }

    @Test
    @FreshDatabase
    void one_token_serves_many_messages_and_a_worn_out_one_is_fetched_anew_once() {
        tokenStep();
        gateway.answeringAt("/token?id=corp&key=s3cret%2Fkey", "{\"access_token\":\"first\"}");
        gateway.answeringAt("/send?token=first", "{\"Code\":\"OK\"}");
        put("many", IntStream.range(0, 30).mapToObj(_ -> person()).toArray(AccountId[]::new));
        sending.texts();
        assertThat(gateway.asked().stream().filter(each -> each.startsWith("GET /token")))
                .hasSize(1);
        assertThat(gateway.asked().stream().filter(each -> each.startsWith("POST /send?token=first")))
                .hasSize(30);

        var person = person();
        gateway.answeringAt("/send?token=first", "{\"Code\":\"42001\"}");
        gateway.answeringAt("/token?id=corp&key=s3cret%2Fkey", "{\"access_token\":\"second\"}");
        gateway.answeringAt("/send?token=second", "{\"Code\":\"OK\"}");
        put("later", person);
        sending.texts();
        assertThat(states(person)).containsExactly("sent sent");

        var other = person();
        gateway.answeringAt("/send?token=second", "{\"Code\":\"42001\"}");
        gateway.asked().clear();
        put("never", other);
        sending.texts();
        assertThat(gateway.asked()).hasSize(3);
        assertThat(states(other)).containsExactly("failed refused 42001");
    }

    @Test
    @FreshDatabase
    void without_a_token_the_channel_rests_and_no_message_is_lost() {
        tokenStep();
        gateway.answeringAt("/token?id=corp&key=s3cret%2Fkey", "{\"errcode\":40001}");
        var person = person();
        put("no-token", person);

        sending.texts();

        assertThat(states(person)).containsExactly("waiting no-token 200");
        assertThat(gateway.asked()).noneMatch(each -> each.startsWith("POST"));
    }

    private void tokenStep() {
        var plain = gateway.settings("?token={{token}}", "", "{\"to\":\"{{phone}}\"}", 1_000, 1);
        settings.save(
                Channel.TEXT,
                true,
                new GatewaySettings(
                        plain.call(),
                        GatewaySigning.NONE,
                        "corp",
                        new TokenStep(
                                "http://127.0.0.1:%d/token?id={{account}}&key={{secret}}".formatted(gateway.port()),
                                "/access_token",
                                "42001"),
                        plain.answers(),
                        plain.receipts(),
                        plain.site(),
                        plain.most(),
                        plain.window()),
                "s3cret/key");
    }

    @Test
    @FreshDatabase
    void a_receipt_says_once_whether_a_message_arrived() throws Exception {
        var admin = people.hat(Role.ADMIN, "4305");
        var one = person();
        var two = person();
        gateway.answering(200, "{\"Code\":\"OK\",\"BizId\":\"first\"}");
        put("one", one);
        sending.texts();
        gateway.answering(200, "{\"Code\":\"OK\",\"BizId\":\"second\"}");
        put("two", two);
        sending.texts();

        var report = "[{\"biz_id\":\"first\",\"success\":true,\"err_code\":\"DELIVERED\"},"
                + "{\"biz_id\":\"second\",\"success\":false,\"err_code\":\"MK:0001\"},{\"biz_id\":\"unknown\",\"success\":true},{}]";
        assertThat(receive(gateways.receiptPath(admin), report)).isEqualTo(200);
        assertThat(receive(gateways.receiptPath(admin), report.replace("false", "true")))
                .isEqualTo(200);

        var counts = facade.reports(admin).stream()
                .filter(each -> each.channel() == Channel.TEXT)
                .findFirst()
                .orElseThrow();
        assertThat(counts.count("arrived")).isEqualTo(1);
        assertThat(counts.count("not-arrived")).isEqualTo(1);
        assertThat(counts.sent()).isEqualTo(2);
        assertThat(receive(gateways.receiptPath(admin), "<html>")).isEqualTo(400);
        assertThat(receive("/receipts/text/guessed", report)).isEqualTo(404);
    }

    private int receive(String path, String body) throws Exception {
        return mvc.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body))
                .andReturn()
                .getResponse()
                .getStatus();
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
        assertThat(gateway.asked()).hasSizeLessThanOrEqualTo(48);

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
        assertThat(GatewayTemplate.unknown(
                        "{{text|raw}} {{nothing}} {{list|raw}} {{phone", Surrounding.JSON, GatewayChannel.TEXT))
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
        assertThat(form.problems(GatewayChannel.TEXT, false).all())
                .extracting(Problem::field)
                .containsExactly("url");
        assertThat(form("https://{{phone}}.example.cn/")
                        .problems(GatewayChannel.TEXT, false)
                        .all())
                .extracting(Problem::field)
                .containsExactly("url");
    }

    @Test
    void the_preview_shows_the_request_and_hides_the_secret() {
        var admin = people.hat(Role.ADMIN, "4305");
        var preview = gateways.preview(
                admin, GatewayChannel.TEXT, form("https://sms.example.cn/send?to={{phone}}&key={{secret}}"));

        assertThat(preview.url()).isEqualTo("https://sms.example.cn/send?to=13800000000&key=%2A%2A%2A%2A%2A%2A");
        assertThat(preview.body()).contains("SMS_9", "DX-260226-01");
        assertThat(facade.test(admin, Channel.TEXT, "13800000000")).isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void the_texts_to_file_name_their_variables_and_nothing_private() {
        var all = texts.texts(people.hat(Role.ADMIN, "4305"), GatewayChannel.TEXT);

        assertThat(all).extracting(FiledTexts.FiledText::chinese).contains("您接的 {time} 的服务已取消，请不必前往。原因请打开红马甲查看。");
        assertThat(all).allSatisfy(each -> assertThat(each.chinese().length()).isLessThan(70));
    }

    @Test
    void each_preset_can_be_saved_once_a_city_has_put_its_own_words_in() {
        for (var preset : GatewayPreset.values()) {
            var typed = new HashMap<>(preset.form("https://hong.example.cn").typed());
            typed.computeIfPresent("url", (_, url) -> url.isEmpty() ? "https://sms.example.cn/" : url);
            typed.computeIfPresent("body", (_, body) -> body.replace("SIGNATURE", "邵阳志愿"));

            assertThat(new GatewayForm(true, typed)
                            .problems(preset.channel(), false)
                            .all())
                    .as(preset.code())
                    .isEmpty();
        }
        var typed = new HashMap<>(
                GatewayPreset.ALIYUN.form("https://hong.example.cn").typed());
        typed.put("body", "SignName=邵阳&Param={{params}}");
        assertThat(gateways.preview(people.hat(Role.ADMIN, "4305"), GatewayChannel.TEXT, new GatewayForm(true, typed))
                        .body())
                .startsWith("SignName=%E9%82%B5%E9%98%B3&Param=%7B%22time%22%3A%22");
    }

    @Test
    void no_value_is_longer_than_the_carriers_were_told() {
        for (var language : Language.values()) {
            for (int day = 0; day < 366; day++) {
                var moment = bundles.in(language)
                        .shortMoment(SATURDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(15)));
                assertThat(moment.length()).as(moment).isLessThanOrEqualTo(Sentence.Variable.TIME.longest());
            }
        }
    }

    @Test
    void a_number_of_a_template_is_kept_and_a_wrong_one_refused_beside_its_field() {
        var admin = people.hat(Role.ADMIN, "4305");
        var wrong = new HashMap<String, String>(
                FilingForm.of(texts.texts(admin, GatewayChannel.TEXT)).typed());
        wrong.put("zh-2", "SMS 7");
        wrong.put("en-3", "SMS_8");
        wrong.put("on-1", "morgen");

        assertThat(texts.file(admin, GatewayChannel.TEXT, FilingForm.typed(wrong))
                        .all())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("zh-2", "zh-3", "on-1");

        var right = new HashMap<>(wrong);
        right.putAll(Map.of("zh-2", "SMS_7", "zh-3", "SMS_9", "on-1", "2026-03-01"));
        assertThat(texts.file(admin, GatewayChannel.TEXT, FilingForm.typed(right))
                        .any())
                .isFalse();
        assertThat(texts.texts(admin, GatewayChannel.TEXT))
                .extracting(each -> each.filing().state())
                .startsWith("submitted", "approved", "approved");
    }

    @Test
    void a_very_long_word_is_refused_at_once() {
        var words = "x".repeat(3_000);
        var typed = new HashMap<>(
                GatewayPreset.PLAIN.form("https://hong.example.cn").typed());
        typed.replaceAll((_, _) -> words);
        typed.put("okPointer", "/" + words);
        typed.put("retryCodes", words + "!");
        var form = new GatewayForm(true, typed);

        var problems = CompletableFuture.supplyAsync(() -> form.problems(GatewayChannel.TEXT, false))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();

        assertThat(problems.at("okPointer")).isTrue();
        assertThat(problems.at("retryCodes")).isTrue();
    }

    private static GatewayForm form(String url) {
        var typed = new HashMap<>(
                GatewayPreset.PLAIN.form("https://hong.example.cn").typed());
        typed.put("url", url);
        typed.put("body", "{\"template\": \"{{template}}\", \"params\": {{params|raw}}}");
        return new GatewayForm(true, typed);
    }

    private void setUp(int most) {
        settings.save(
                Channel.TEXT,
                true,
                gateway.settings(
                        "?to={{phone}}",
                        "\nX-Key: {{secret}}",
                        "{\"TemplateCode\":\"{{template}}\",\"TemplateParam\":\"{{params}}\",\"List\":{{list|raw}}}",
                        most,
                        60),
                "s3cret/key");
        filings.save(
                Channel.TEXT,
                Map.of(
                        Sentence.CANCELLED, approved("SMS_7"),
                        Sentence.SHIFT_SHORT, approved("SMS_9"),
                        Sentence.TEST, approved("SMS_1")),
                people.hat(Role.ADMIN, "4305"));
    }

    private static Filing approved(String number) {
        return new Filing(Optional.empty(), Map.of(Language.ZH, number));
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
