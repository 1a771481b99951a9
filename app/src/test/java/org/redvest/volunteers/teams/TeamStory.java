package org.redvest.volunteers.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Objects;
import java.util.regex.Pattern;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.volunteers.TestVolunteers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The whole life of a team, over its pages, so that every message of it is told once at least. */
public record TeamStory(MockMvc mvc, TestPeople people, TestVolunteers volunteers) {

    /** @param home a community of which the team is made, which {@code staff} looks after */
    public void play(Hat staff, String home) throws Exception {
        var leader = volunteers.at(home);
        var team = founded(staff, leader, "银杏陪诊队");
        var link = link(leader, team);
        var admitted = volunteers.at(home);
        var refused = volunteers.at(home);
        var removed = volunteers.at(home);
        var leaving = volunteers.at(home);
        for (Hat asking : new Hat[] {admitted, refused}) {
            send(asking, post(link));
        }
        send(leader, post(member(team, admitted) + "/admission"));
        send(leader, post(member(team, refused) + "/removal"));
        send(leader, post(team).param("description", "陪老人看病").param("admission", "at-once"));
        for (Hat joining : new Hat[] {removed, leaving}) {
            send(joining, post(link));
        }
        send(leader, post(member(team, removed) + "/removal"));
        send(leaving, post(team + "/leaving"));
        send(leader, post(member(team, admitted) + "/deputy"));
        send(leader, post(member(team, admitted) + "/lead"));
        send(admitted, post(team + "/lead/withdrawal"));
        send(leader, post(member(team, admitted) + "/lead"));
        send(admitted, post(team + "/lead/acceptance"));
        send(admitted, post(team + "/dissolution"));
    }

    private String founded(Hat staff, Hat leader, String name) throws Exception {
        return send(
                staff,
                post("/teams")
                        .param("team", name)
                        .param("region", staff.region().value())
                        .param("leader", volunteers.number(leader))
                        .param("admission", "by-leader"));
    }

    private String link(Hat leader, String team) throws Exception {
        var page = mvc.perform(get(team).with(people.as(leader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var found = Pattern.compile("/teams/join/[0-9a-f]{32}").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String member(String team, Hat hat) {
        return team + "/members/" + hat.account().value();
    }

    private String send(Hat hat, MockHttpServletRequestBuilder request) throws Exception {
        var answer = mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(303);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }
}
