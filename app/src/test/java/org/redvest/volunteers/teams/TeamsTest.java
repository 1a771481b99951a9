package org.redvest.volunteers.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.TestVolunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A team is founded by staff, joined by a link, led, handed over and dissolved; the grant of its leader follows from it. */
@RedvestTest
class TeamsTest {

    private static final String HOME = "430503005004";
    private static final String NEIGHBOURING = "430503005005";
    private static final String OTHER_COUNTY = "430502001001";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestVolunteers volunteers;

    @Autowired
    Accounts accounts;

    @Test
    void a_team_is_founded_joined_led_handed_over_and_dissolved() throws Exception {
        var worker = people.hat(Role.COMMUNITY, HOME);
        var leader = volunteers.at(HOME);
        var name = "晨曦陪诊队";

        var team = found(worker, leader, name, "by-leader");
        assertThat(leads(leader)).containsExactly(name);
        assertThat(body(leader, team)).contains("/teams/join/", "队员 1 人");

        var joiner = volunteers.at(NEIGHBOURING);
        var link = link(leader, team);
        assertThat(body(joiner, link)).contains("加入“晨曦陪诊队”", "申请加入");
        assertThat(send(joiner, link)).isEqualTo(team);
        assertThat(body(joiner, team)).contains("等队长确认").doesNotContain("138****");
        assertThat(body(joiner, "/me/teams")).contains(name, "等队长确认");
        assertThat(status(joiner, link)).isEqualTo(303);
        assertThat(body(leader, team)).contains("申请加入 1 人", joiner.name(), "138****");
        assertThat(body(leader, "/notices")).contains("答复入队申请", "1 人申请加入您的服务队");
        send(leader, team + "/members/" + joiner.account().value() + "/admission");
        assertThat(body(leader, "/notices")).doesNotContain("答复入队申请");
        assertThat(body(joiner, "/me/teams")).contains(name, "2 人");

        send(leader, team + "/members/" + joiner.account().value() + "/lead");
        assertThat(leads(joiner)).isEmpty();
        assertThat(body(joiner, team)).contains("请您接任队长");
        send(joiner, team + "/lead/acceptance");
        assertThat(leads(joiner)).containsExactly(name);
        assertThat(leads(leader)).isEmpty();
        assertThat(body(leader, team)).doesNotContain("加入的链接").contains("退出本队");

        send(joiner, team + "/dissolution");
        assertThat(leads(joiner)).isEmpty();
        assertThat(status(joiner, team)).isEqualTo(404);
        assertThat(status(volunteers.at(HOME), link)).isEqualTo(404);
        assertThat(found(worker, leader, name, "by-leader")).isNotEqualTo(team);
    }

    @Test
    void a_link_may_admit_at_once_and_joining_twice_is_joining_once() throws Exception {
        var leader = volunteers.at(HOME);
        var team = found(people.hat(Role.DISPATCHER, "430503"), leader, "星火队", "at-once");
        var joiner = volunteers.at(HOME);
        var link = link(leader, team);

        var answers = together(() -> send(joiner, link), () -> send(joiner, link), () -> send(joiner, link));

        assertThat(answers).containsOnly(team);
        assertThat(body(leader, team)).contains("队员 2 人");
    }

    /** Offered to one and then to the other, and both accept at once: the lead has one holder, and one grant. */
    @Test
    void of_two_who_accept_the_lead_together_one_leads() throws Exception {
        for (int round = 0; round < 5; round++) {
            var leader = volunteers.at(HOME);
            var name = "接力" + round + "队";
            var team = found(people.hat(Role.DISPATCHER, "430503"), leader, name, "at-once");
            var first = volunteers.at(HOME);
            var second = volunteers.at(HOME);
            var link = link(leader, team);
            send(first, link);
            send(second, link);
            send(leader, team + "/members/" + first.account().value() + "/lead");

            together(
                    () -> send(leader, team + "/members/" + second.account().value() + "/lead"),
                    () -> send(first, team + "/lead/acceptance"),
                    () -> send(second, team + "/lead/acceptance"),
                    () -> send(first, team + "/lead/acceptance"));

            var leading = List.of(leader, first, second).stream()
                    .filter(hat -> leads(hat).contains(name))
                    .toList();
            assertThat(leading).hasSize(1);
            assertThat(body(leading.getFirst(), team)).contains("加入的链接");
        }
    }

    @Test
    void a_deputy_looks_after_members_and_gives_nothing_away() throws Exception {
        var leader = volunteers.at(HOME);
        var name = "青松队";
        var team = found(people.hat(Role.DISPATCHER, "430503"), leader, name, "at-once");
        var deputy = volunteers.at(HOME);
        var member = volunteers.at(HOME);
        var link = link(leader, team);
        send(deputy, link);
        send(member, link);
        send(leader, team + "/members/" + deputy.account().value() + "/deputy");

        assertThat(leads(deputy)).containsExactly(name);
        assertThat(answer(deputy, team + "/dissolution").getStatus()).isEqualTo(404);
        assertThat(answer(deputy, team + "/members/" + member.account().value() + "/lead")
                        .getStatus())
                .isEqualTo(404);
        send(deputy, team + "/members/" + member.account().value() + "/removal");

        assertThat(status(member, team)).isEqualTo(404);
        assertThat(send(member, link)).isEqualTo(team);
        send(deputy, team + "/leaving");
        assertThat(leads(deputy)).isEmpty();
    }

    @Test
    void a_new_link_ends_the_old_one_and_none_opens_a_team_to_another_county() throws Exception {
        var leader = volunteers.at(HOME);
        var team = found(people.hat(Role.DISPATCHER, "430503"), leader, "蓝天队", "at-once");
        var old = link(leader, team);

        send(leader, team + "/link");

        assertThat(status(volunteers.at(HOME), old)).isEqualTo(404);
        assertThat(status(volunteers.at(HOME), link(leader, team))).isEqualTo(200);
        assertThat(status(volunteers.at(OTHER_COUNTY), link(leader, team))).isEqualTo(404);
        assertThat(status(people.hat(Role.DISPATCHER, "430502"), team)).isEqualTo(404);
    }

    @Test
    void a_team_needs_a_name_of_its_own_and_a_leader_whom_the_region_knows() throws Exception {
        var worker = people.hat(Role.COMMUNITY, HOME);
        var leader = volunteers.at(HOME);
        found(worker, leader, "红马甲一队", "by-leader");

        assertThat(founding(worker, volunteers.number(leader), "红马甲一队").getContentAsString())
                .contains("已有同名的服务队");
        assertThat(founding(worker, volunteers.number(volunteers.at(OTHER_COUNTY)), "红马甲二队")
                        .getContentAsString())
                .contains("没有这个编号的在册志愿者");
        assertThat(founding(worker, "", "").getContentAsString()).contains("请写队名", "请写队长的志愿者编号");
    }

    @Test
    void those_whom_it_concerns_are_told() throws Exception {
        var leader = volunteers.at(HOME);
        var team = found(people.hat(Role.DISPATCHER, "430503"), leader, "银杏队", "by-leader");
        var joiner = volunteers.at(HOME);

        send(joiner, link(leader, team));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(body(leader, "/notices")).contains("有人申请加入", "由您担任队长"));
        assertThat(body(joiner, "/notices")).doesNotContain("有人申请加入");
    }

    private String found(Hat staff, Hat leader, String name, String admission) throws Exception {
        var answer = mvc.perform(post("/teams")
                        .param("team", name)
                        .param("region", staff.region().value())
                        .param("leader", volunteers.number(leader))
                        .param("admission", admission)
                        .header("Accept-Language", "zh")
                        .with(people.as(staff)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(303);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private MockHttpServletResponse founding(Hat staff, String leader, String name) throws Exception {
        var answer = mvc.perform(post("/teams")
                        .param("team", name)
                        .param("region", staff.region().value())
                        .param("leader", leader)
                        .header("Accept-Language", "zh")
                        .with(people.as(staff)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        return answer;
    }

    private List<String> leads(Hat hat) {
        return accounts.hats(hat.account()).stream()
                .filter(held -> held.role() == Role.LEADER)
                .map(Hat::label)
                .toList();
    }

    private String link(Hat leader, String team) throws Exception {
        var found = Pattern.compile("/teams/join/[0-9a-f]{32}").matcher(body(leader, team));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private String body(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).header("Accept-Language", "zh").with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private int status(Hat hat, String path) throws Exception {
        return mvc.perform(get(path).header("Accept-Language", "zh").with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String send(Hat hat, String path) throws Exception {
        return String.valueOf(answer(hat, path).getRedirectedUrl());
    }

    private MockHttpServletResponse answer(Hat hat, String path) throws Exception {
        return mvc.perform(post(path).header("Accept-Language", "zh").with(people.as(hat)))
                .andReturn()
                .getResponse();
    }

    @SafeVarargs
    private static List<String> together(Callable<String>... acts) throws Exception {
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            return threads.invokeAll(List.of(acts)).stream()
                    .map(each -> each.resultNow())
                    .toList();
        }
    }
}
