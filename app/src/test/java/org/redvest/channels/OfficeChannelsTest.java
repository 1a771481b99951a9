package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.gateway.GatewayChannel;
import org.redvest.channels.gateway.GatewayForm;
import org.redvest.channels.gateway.GatewayPreset;
import org.redvest.channels.gateway.Gateways;
import org.redvest.channels.mine.ChoiceForm;
import org.redvest.channels.mine.MyChannels;
import org.redvest.channels.sending.Sending;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;

/** WeCom and DingTalk are channels of their own: by the presets, no message is lost and none comes twice, whatever the other side does. */
@RedvestTest
@ExtendWith(OutputCaptureExtension.class)
class OfficeChannelsTest {

    @Autowired
    Sending sending;

    @Autowired
    Gateways gateways;

    @Autowired
    Channels channels;

    @Autowired
    ChannelSettings settings;

    @Autowired
    MyChannels mine;

    @Autowired
    MembersReached reached;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    private FakeOffice office = new FakeOffice();
    private Hat admin;

    @BeforeEach
    void an_administrator_of_the_city() {
        admin = people.hat(Role.ADMIN, "4305");
    }

    @AfterEach
    void the_office_closes() {
        office.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void a_member_gets_the_sentence_and_the_link_once(GatewayChannel gateway) {
        setUp(gateway);
        var reader = reached.member(gateway.channel(), "zhang.san");
        reached.tell("one", reader);

        send(gateway);
        send(gateway);

        assertThat(office.received()).hasSize(1);
        assertThat(office.received().getFirst().member()).isEqualTo("zhang.san");
        assertThat(office.received().getFirst().content())
                .startsWith("您接的 2 月 28 日 周六 08:00 的服务已取消，请不必前往。原因请打开红马甲查看。\nhttps://hong.example.cn/services/7");
        assertThat(reached.states(reader, gateway.channel())).containsExactly("sent sent");
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void a_token_that_ends_in_the_middle_is_fetched_once_more_and_each_message_comes_once(GatewayChannel gateway) {
        setUp(gateway);
        var readers = reached.members(gateway.channel(), 120);
        office.firstTokenWorksFor(70);
        reached.tell("many", readers);

        send(gateway);

        assertThat(office.received())
                .hasSize(120)
                .extracting(FakeOffice.Received::member)
                .doesNotHaveDuplicates();
        assertThat(office.tokens()).isEqualTo(2);
        assertThat(readers)
                .allSatisfy(reader ->
                        assertThat(reached.states(reader, gateway.channel())).containsExactly("sent sent"));
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void beyond_its_rate_the_channel_rests_and_the_others_come_later(GatewayChannel gateway) {
        setUp(gateway);
        var readers = reached.members(gateway.channel(), 60);
        office.takes(10);
        reached.tell("rate", readers);

        send(gateway);
        int asked = office.asked().size();
        send(gateway);

        assertThat(office.received()).hasSize(10);
        assertThat(office.asked()).as("a channel that rests asks nothing").hasSize(asked);
        assertThat(channels.report(admin, gateway.channel()).condition(clock.instant()))
                .isEqualTo("failing");
        assertThat(readers.stream().flatMap(reader -> reached.states(reader, gateway.channel()).stream()))
                .contains(gateway == GatewayChannel.WECOM ? "waiting busy 45009" : "waiting busy 90018")
                .noneMatch(state -> state.startsWith("failed"));

        office.takes(1_000);
        clock.advance(Duration.ofSeconds(5));
        send(gateway);
        assertThat(office.received())
                .hasSize(60)
                .extracting(FakeOffice.Received::member)
                .doesNotHaveDuplicates();
        assertThat(channels.report(admin, gateway.channel()).condition(clock.instant()))
                .isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void an_office_that_fails_or_is_gone_loses_no_message(GatewayChannel gateway) {
        setUp(gateway);
        var readers = reached.members(gateway.channel(), 30);
        office.failsWith(502);
        reached.tell("down", readers);
        send(gateway);
        office.close();
        clock.advance(Duration.ofSeconds(5));
        send(gateway);
        assertThat(readers)
                .allSatisfy(reader -> assertThat(reached.states(reader, gateway.channel()))
                        .singleElement()
                        .asString()
                        .startsWith("waiting"));

        office = new FakeOffice();
        setUp(gateway);
        send(gateway);
        clock.advance(Duration.ofMinutes(5));
        send(gateway);

        assertThat(office.received())
                .hasSize(30)
                .extracting(FakeOffice.Received::member)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void silence_and_nonsense_are_no_success_and_no_reason_to_send_again(GatewayChannel gateway) {
        setUp(gateway);
        var reader = reached.member(gateway.channel(), "wang");
        reached.tell("first", reader);
        send(gateway);

        office.speaksNonsense("<html>502 Bad Gateway</html>");
        reached.tell("nonsense", reader);
        send(gateway);
        office.speaksNonsense("");
        office.answersAfter(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(5));
        reached.tell("silence", reader);
        send(gateway);
        clock.advance(Duration.ofHours(1));
        send(gateway);

        assertThat(reached.states(reader, gateway.channel()))
                .containsExactlyInAnyOrder("sent sent", "uncertain nonsense", "uncertain no-answer");
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM", "DINGTALK"})
    @FreshDatabase
    void a_member_who_left_is_written_to_no_more_until_another_id_is_confirmed(GatewayChannel gateway) {
        setUp(gateway);
        var reader = reached.member(gateway.channel(), "left");
        var before = channels.reach(admin).unreached();
        office.doesNotKnow("left");
        reached.tell("one", reader);
        send(gateway);
        assertThat(reached.states(reader, gateway.channel()))
                .containsExactly("failed dead-number " + (gateway == GatewayChannel.WECOM ? "81013" : "33012"));
        assertThat(channels.reach(admin).unreached()).isEqualTo(before + 1);

        reached.tell("two", reader);
        assertThat(reached.states(reader, gateway.channel())).hasSize(1);
        reached.confirm(reader, gateway.channel(), "back");
        reached.tell("three", reader);
        send(gateway);

        assertThat(office.received()).extracting(FakeOffice.Received::member).containsExactly("back");
        assertThat(channels.reach(admin).unreached()).isEqualTo(before);
    }

    @Test
    @FreshDatabase
    void a_token_that_is_refused_or_never_comes_is_asked_for_once_and_the_test_button_ends_the_rest() {
        setUp(GatewayChannel.WECOM);
        var readers = reached.members(Channel.WECOM, 40);
        office.answersAfter(Duration.ofMinutes(1));
        reached.tell("no-token", readers);

        sending.wecom();

        assertThat(office.asked()).hasSize(1);
        assertThat(readers)
                .allSatisfy(reader ->
                        assertThat(reached.states(reader, Channel.WECOM)).containsExactly("waiting no-token"));

        office.answersAfter(Duration.ZERO);
        clock.advance(Duration.ofSeconds(5));
        assertThat(channels.test(admin, Channel.WECOM, "m0")).isInstanceOf(SendResult.Sent.class);
        assertThat(channels.report(admin, Channel.WECOM).condition(clock.instant()))
                .isEqualTo("open");
        sending.wecom();
        assertThat(office.received()).hasSize(41);
        mine.choose(admin, new ChoiceForm("EN", "22:00", "07:00", Set.of()));
        channels.test(admin, Channel.WECOM, "m0");
        assertThat(office.received().getLast().content()).startsWith("This is a test message");
    }

    @Test
    @FreshDatabase
    void a_yes_that_leaves_the_member_out_is_no_yes() {
        setUp(GatewayChannel.WECOM);
        var reader = reached.member(Channel.WECOM, "hidden");
        office.leavesOut("hidden");
        reached.tell("hidden", reader);

        sending.wecom();

        assertThat(reached.states(reader, Channel.WECOM)).containsExactly("failed dead-number");
        assertThat(reached.address(reader, Channel.WECOM).dead()).isTrue();
    }

    @Test
    @FreshDatabase
    void a_wrong_secret_is_said_with_its_code_and_never_shown(CapturedOutput output) throws Exception {
        var form = office.form(GatewayPreset.WECOM);
        var typed = new HashMap<>(form.typed());
        typed.put("password", "wr0ng-secret-of-the-city");
        gateways.save(admin, GatewayChannel.WECOM, new GatewayForm(true, typed));
        var reader = reached.member(Channel.WECOM, "zhao");
        reached.tell("one", reader);
        sending.wecom();
        setUp(GatewayChannel.DINGTALK);
        reached.confirm(reader, Channel.DINGTALK, "zhao");
        reached.tell("two", reader);
        sending.dingtalk();

        assertThat(reached.states(reader, Channel.WECOM)).contains("waiting no-token 40001");
        assertThat(channels.test(admin, Channel.WECOM, "zhao").answer().kept()).isEqualTo("no-token 40001");
        for (var path : List.of(
                "/channels",
                "/channels/wecom",
                "/channels/dingtalk",
                "/channels/wecom?start=wecom",
                "/channels/wecom/texts",
                "/account/channels",
                "/audit")) {
            assertThat(page(path, admin) + output)
                    .doesNotContain("wr0ng-secret")
                    .doesNotContain(FakeOffice.SECRET)
                    .doesNotContain("token-1");
        }
        assertThat(page("/channels/wecom", admin)).contains("发不出去", "取不到令牌", "40001");
        assertThat(reached.states(reader, Channel.DINGTALK)).contains("sent sent");
    }

    @Test
    @FreshDatabase
    void a_preview_names_a_member_and_hides_token_and_secret() {
        var preview = gateways.preview(admin, GatewayChannel.DINGTALK, office.form(GatewayPreset.DINGTALK));

        assertThat(preview.url()).endsWith("asyncsend_v2?access_token=%2A%2A%2A%2A%2A%2A");
        assertThat(preview.body()).contains("\"userid_list\": \"manager4220\"", "https://hong.example.cn/notices");
    }

    @Test
    void a_gateway_for_members_knows_no_telephone_number_and_a_link_wants_the_address_of_the_site() {
        var typed = new HashMap<>(GatewayPreset.WECOM.form("").typed());
        typed.computeIfPresent("body", (_, body) -> body.replace("{{user}}", "{{phone}}"));
        var form = new GatewayForm(true, typed);

        var problems = form.problems(GatewayChannel.WECOM, false);

        assertThat(problems.at("body")).isTrue();
        assertThat(problems.at("siteAddress")).isTrue();
        assertThat(form.problems(GatewayChannel.TEXT, false).at("body")).isFalse();
    }

    private void setUp(GatewayChannel gateway) {
        var preset = gateway.presets().getFirst();
        assertThat(gateways.save(admin, gateway, office.form(preset)).all()).isEmpty();
    }

    private void send(GatewayChannel gateway) {
        if (gateway == GatewayChannel.WECOM) {
            sending.wecom();
        } else {
            sending.dingtalk();
        }
    }

    private String page(String path, Hat hat) throws Exception {
        return mvc.perform(get(path).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
