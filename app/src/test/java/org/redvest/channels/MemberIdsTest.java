package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.OwnAccounts;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.gateway.GatewayChannel;
import org.redvest.channels.gateway.GatewayPreset;
import org.redvest.channels.gateway.Gateways;
import org.redvest.channels.mine.ChoiceForm;
import org.redvest.channels.mine.MyChannels;
import org.redvest.channels.mine.MyMemberIds;
import org.redvest.channels.sending.Sending;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerRecords;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** People type their own id in WeCom or DingTalk, and nothing goes there before they have typed the code that came there. */
@RedvestTest
class MemberIdsTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    @Autowired
    MyMemberIds ids;

    @Autowired
    MyChannels mine;

    @Autowired
    Sending sending;

    @Autowired
    Gateways gateways;

    @Autowired
    ChannelSettings settings;

    @Autowired
    Channels channels;

    @Autowired
    MembersReached reached;

    @Autowired
    OwnAccounts ownAccounts;

    @Autowired
    List<VolunteerRecords> records;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private final FakeOffice office = new FakeOffice();
    private Hat reader;

    @BeforeEach
    void wecom_is_set_up_and_dingtalk_is_not() {
        var admin = people.hat(Role.ADMIN, "4305");
        assertThat(gateways.save(admin, GatewayChannel.WECOM, office.form(GatewayPreset.WECOM))
                        .all())
                .isEmpty();
        reader = reached.volunteer();
    }

    @AfterEach
    void the_office_closes() {
        office.close();
    }

    @Test
    @FreshDatabase
    void an_id_is_typed_proved_by_its_code_and_used_from_then_on() throws Exception {
        assertThat(page(reader)).contains("还没有填企业微信账号");

        assertThat(send("/account/channels/members/wecom", "wecom", "ｚhang.San").getStatus())
                .isEqualTo(303);
        reached.tell("too early", reader);
        sending.wecom();

        assertThat(page(reader)).contains("验证码会发到企业微信", "zh***").doesNotContain("zhang.San");
        assertThat(office.received()).as("nothing but the code").hasSize(1);
        assertThat(office.received().getFirst().member()).isEqualTo("zhang.San");
        var code = lastCode();
        var wrong = send("/account/channels/members/wecom/code", "wecomCode", other(code));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("验证码不对", "value=\"" + other(code) + "\"");

        assertThat(send("/account/channels/members/wecom/code", "wecomCode", code)
                        .getStatus())
                .isEqualTo(303);
        reached.tell("now", reader);
        sending.wecom();

        assertThat(page(reader)).contains("已确认", "红马甲以外也能通知到您");
        assertThat(office.received()).hasSize(2);
    }

    @Test
    void what_names_several_or_all_members_is_no_id() {
        for (var typed : List.of("@all", "a|b", "a,b", "张三", "-a", ".a", "a b|c", "x".repeat(65), "a\"b")) {
            assertThat(fields(ids.ask(reader, Channel.WECOM, typed))).as(typed).containsExactly("wecom");
        }
        assertThat(ids.ask(reader, Channel.WECOM, "x".repeat(64)).any()).isFalse();
    }

    @Test
    @FreshDatabase
    void a_code_is_good_for_its_person_and_its_id_alone() {
        ids.ask(reader, Channel.WECOM, "first");
        clock.advance(Duration.ofSeconds(1));
        ids.ask(reader, Channel.WECOM, "second");
        sending.wecom();
        assertThat(reached.states(reader, Channel.WECOM)).containsExactly("sent sent", "expired ");
        assertThat(office.received()).extracting(FakeOffice.Received::member).containsExactly("second");
        var code = lastCode();

        var another = reached.volunteer();
        ids.ask(another, Channel.WECOM, "second");
        assertThat(ids.confirm(another, Channel.WECOM, code).any()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        ids.ask(reader, Channel.WECOM, "third");
        assertThat(ids.confirm(reader, Channel.WECOM, code).any()).isTrue();
        sending.wecom();

        assertThat(ids.confirm(reader, Channel.WECOM, lastCode("third")).any()).isFalse();
        assertThat(ids.confirm(reader, Channel.WECOM, lastCode("third")).any())
                .as("it works once")
                .isTrue();
        assertThat(reached.address(reader, Channel.WECOM).reached()).contains("third");
    }

    @Test
    @FreshDatabase
    void a_code_ends_after_half_an_hour_and_after_five_wrong_ones_however_fast() throws Exception {
        ids.ask(reader, Channel.WECOM, "late");
        sending.wecom();
        clock.advance(Duration.ofMinutes(30));
        assertThat(keys(ids.confirm(reader, Channel.WECOM, lastCode()))).containsExactly("channels.problem.code-over");
        assertThat(page(reader)).contains("验证码过期了");

        ids.ask(reader, Channel.WECOM, "guessed");
        sending.wecom();
        var right = lastCode("guessed");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = IntStream.range(0, 20)
                    .<Callable<Problems>>mapToObj(_ -> () -> ids.confirm(reader, Channel.WECOM, other(right)))
                    .toList();
            for (var guess : threads.invokeAll(guesses)) {
                assertThat(guess.get().any()).isTrue();
            }
        }
        assertThat(reached.address(reader, Channel.WECOM).tries()).isEqualTo(5);
        assertThat(ids.confirm(reader, Channel.WECOM, right).any()).isTrue();
    }

    @Test
    @FreshDatabase
    void a_message_that_waited_too_long_brings_no_code_any_more() {
        office.failsWith(503);
        ids.ask(reader, Channel.WECOM, "waits");
        sending.wecom();
        office.failsWith(200);
        clock.advance(Duration.ofMinutes(31));
        sending.wecom();

        assertThat(office.received()).isEmpty();
        assertThat(reached.states(reader, Channel.WECOM))
                .singleElement()
                .asString()
                .startsWith("expired");
    }

    @Test
    @FreshDatabase
    void an_id_that_is_unknown_there_is_said_and_the_one_before_stays() throws Exception {
        reached.confirm(reader, Channel.WECOM, "known");
        office.doesNotKnow("mistyped");
        ids.ask(reader, Channel.WECOM, "mistyped");
        sending.wecom();

        assertThat(page(reader)).contains("企业微信里没有这个账号", "mi***");
        assertThat(reached.address(reader, Channel.WECOM).reached()).contains("known");
        reached.tell("still", reader);
        sending.wecom();
        assertThat(office.received()).extracting(FakeOffice.Received::member).containsExactly("known");
    }

    @Test
    @FreshDatabase
    void five_codes_a_day_and_an_empty_field_forgets() {
        for (int asked = 0; asked < 5; asked++) {
            assertThat(ids.ask(reader, Channel.WECOM, "id" + asked).any()).isFalse();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(keys(ids.ask(reader, Channel.WECOM, "one-more"))).containsExactly("channels.problem.too-many-codes");
        clock.advance(Duration.ofDays(1));
        assertThat(ids.ask(reader, Channel.WECOM, "next-day").any()).isFalse();

        reached.confirm(reader, Channel.WECOM, "next-day");
        assertThat(ids.ask(reader, Channel.WECOM, " ").any()).isFalse();
        assertThat(reached.address(reader, Channel.WECOM)).isEqualTo(MemberAddress.NONE);
    }

    @Test
    @FreshDatabase
    void a_channel_that_the_city_has_not_set_up_is_on_no_page_and_keeps_what_was_chosen_or_usual() throws Exception {
        assertThat(page(reader)).contains("企业微信").doesNotContain("钉钉", "value=\"text/", "value=\"mail/");
        assertThat(keys(ids.ask(reader, Channel.DINGTALK, "early"))).containsExactly("channels.problem.channel-off");

        mine.choose(reader, new ChoiceForm("ZH", "22:00", "07:00", Set.of("wecom/change")));
        var admin = people.hat(Role.ADMIN, "4305");
        gateways.save(admin, GatewayChannel.DINGTALK, office.form(GatewayPreset.DINGTALK));

        assertThat(page(reader)).contains("钉钉");
        assertThat(mine.view(reader).form().wanted())
                .contains("wecom/change", "dingtalk/hours", "dingtalk/change")
                .doesNotContain("wecom/hours");
        settings.save(Channel.WECOM, false, FakeGateway.nowhere(), "");
        assertThat(page(reader)).doesNotContain("value=\"wecom/");
    }

    @Test
    @FreshDatabase
    void a_confirmed_id_counts_as_reached_and_an_asked_one_does_not() {
        var admin = people.hat(Role.ADMIN, "4305");
        var before = channels.reach(admin).unreached();

        ids.ask(reader, Channel.WECOM, "maybe");
        assertThat(channels.reach(admin).unreached()).isEqualTo(before);
        reached.confirm(reader, Channel.WECOM, "surely");
        assertThat(channels.reach(admin).unreached()).isEqualTo(before - 1);
        settings.save(Channel.WECOM, false, FakeGateway.nowhere(), "");
        assertThat(channels.reach(admin).unreached()).as("not while it is off").isEqualTo(before);
    }

    @Test
    @FreshDatabase
    void of_a_person_who_is_erased_no_id_stays_and_of_two_numbers_the_kept_one_takes_it() {
        var kept = reached.volunteer();
        reached.confirm(reader, Channel.WECOM, "mine");
        reached.confirm(reader, Channel.DINGTALK, "mine-too");
        reached.confirm(kept, Channel.DINGTALK, "of-its-own");

        transactions.executeWithoutResult(_ -> Scopes.run(
                Scope.SYSTEM,
                () -> records.stream()
                        .filter(each -> each.getClass().getPackageName().startsWith("org.redvest.channels"))
                        .forEach(each -> each.carryOver(
                                VolunteerId.of(reader.account()),
                                VolunteerId.of(kept.account()),
                                reader.account(),
                                "1"))));
        ownAccounts.erase(reader.account(), "已合并");

        assertThat(reached.address(kept, Channel.WECOM).reached()).contains("mine");
        assertThat(reached.address(kept, Channel.DINGTALK).reached()).contains("of-its-own");
        assertThat(reached.address(reader, Channel.WECOM)).isEqualTo(MemberAddress.NONE);
        assertThat(reached.address(reader, Channel.DINGTALK)).isEqualTo(MemberAddress.NONE);
    }

    private String lastCode() {
        return lastCode(office.received().getLast().member());
    }

    private String lastCode(String member) {
        var content = office.received().stream()
                .filter(each -> each.member().equals(member))
                .toList()
                .getLast()
                .content();
        var found = CODE.matcher(content);
        assertThat(found.find()).as(content).isTrue();
        return found.group();
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static List<String> fields(Problems problems) {
        return problems.all().stream().map(Problem::field).toList();
    }

    private static List<String> keys(Problems problems) {
        return problems.all().stream().map(Problem::key).toList();
    }

    private String page(Hat hat) throws Exception {
        return mvc.perform(get("/account/channels").with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(String path, String field, String typed) throws Exception {
        return mvc.perform(post(path).param(field, typed).with(people.as(reader)))
                .andReturn()
                .getResponse();
    }
}
