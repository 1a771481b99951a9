package org.redvest.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.programmes.forms.PostReading;
import org.redvest.programmes.forms.ProgrammeReading;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of a programme as a browser without scripts meets them, up to the people who are asked for its shifts. */
@RedvestTest
class ProgrammePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Shifts shifts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Invitations invitations;

    @Autowired
    Loop loop;

    @Autowired
    TestClock clock;

    private Hat daxiang;

    @BeforeEach
    void a_dispatcher() {
        daxiang = people.hat(Role.DISPATCHER, "430503");
    }

    @Test
    void what_was_typed_survives_a_refusal_and_each_fault_stands_beside_its_field() throws Exception {
        var programme = made();
        var form = form();
        form.remove("weekday1");
        form.put("firstDay", "2026-03-07");
        form.put("lastDay", "2026-03-08");
        form.put("community", "不存在的社区");
        form.put("postName", "<b>进站</b>");

        var page = refused(programme + "/posts", form);

        assertThat(page)
                .contains("这段日期里一天班也排不出来", "没有找到这个社区", "不存在的社区", "&lt;b>进站&lt;/b>")
                .contains("id=\"weekdays-error\"", "id=\"community-error\"");
    }

    @Test
    void the_preview_shows_the_days_and_keeps_nothing() throws Exception {
        var programme = made();
        var form = form();
        form.put("postName", "");

        var page = previewed(programme + "/posts/preview", form);

        assertThat(page)
                .contains("4 天，4 个班次，8 个名额", "调休", "2026 年 2 月")
                .as("what the preview does not read is not complained about")
                .doesNotContain("field--bad");
        assertThat(read(programme)).contains("还没有岗位");
    }

    @Test
    void a_year_without_a_calendar_is_said_beside_the_holidays() throws Exception {
        var outline = ProgrammeReading.typed(AProgramme.outline("2027-02-01", "2027-03-13"));
        var programme = sent("/programmes/new", withRequest(outline.typed()));
        var form = form();
        form.put("firstDay", "2027-02-01");
        form.put("lastDay", "2027-03-01");

        assertThat(previewed(programme + "/posts/preview", form))
                .contains("系统里没有 2027 年的节假日安排", "id=\"holidays-error\"");
    }

    @Test
    void started_its_shifts_stand_on_the_board_and_volunteers_come_by_invitation_and_by_a_plan() throws Exception {
        var programme = made();
        var path = sent(programme + "/posts", form());
        assertThat(read(programme)).contains("启动后生成 4 个班次", "进站口引导", "未启动");
        sent(programme + "/start", Map.of());
        assertThat(read(programme)).contains("进行中", "今后各岗位每天的排班率");

        var post = new ActivityNumber(path.substring("/posts/".length()));
        assertThat(read("/board?tab=lacks")).contains("进站口引导");
        assertThat(read("/orders/" + post + "/opening")).contains("进站口引导", "/orders/" + post + "/opening");
        assertThat(redirected(get("/orders/" + post))).isEqualTo(path);

        var invited = loop.people(Loop.SANBATING, "刘星").getFirst();
        var first = Loop.as(daxiang, () -> shifts.activity(post)).shifts().getFirst();
        var need = first.needs().getFirst().id();
        Loop.as(daxiang, () -> invitations.invite(List.of(new ServiceAsk(need, invited, AskReason.CHOSEN)), daxiang));
        assertThat(accept(need, invited)).isInstanceOf(Answer.Accepted.class);

        loop.people(Loop.SANBATING, "陈晨", "周周");
        var second = Loop.as(daxiang, () -> shifts.activity(post)).shifts().get(1);
        var plan = redirected(post("/plans")
                .param("tab", "lacks")
                .param("all", "")
                .param("shift", second.id().toString()));
        await().atMost(Duration.ofSeconds(60)).until(() -> read(plan).contains("不请会少"));
        sent(plan + "/sending", Map.of());
        assertThat(read("/posts/" + post)).contains("1 / 2", "0 / 2");
        assertThat(Loop.as(daxiang, () -> shifts.activity(post)).shifts().get(1).state())
                .isEqualTo(ShiftState.DISPATCHING);
    }

    @Test
    void a_stale_tab_is_told_and_keeps_what_was_typed() throws Exception {
        var programme = made();
        var stale = new HashMap<>(ProgrammeReading.typed(AProgramme.outline("2026-02-26", "2026-03-20"))
                .with("version", "1")
                .typed());
        sent(programme + "/change", stale);
        stale.put("programme", "我改的名字");

        assertThat(refused(programme + "/change", stale)).contains("您打开以后，这里已经被修改过", "我改的名字", "value=\"2\"");
    }

    @Test
    void an_english_page_marks_what_is_chinese_and_a_neighbour_gets_no_page() throws Exception {
        var programme = made();

        assertThat(read(programme + "?lang=en")).contains("2026 <span lang=\"zh-CN\">暖冬行动</span>", "Draft");
        var longhui = people.hat(Role.DISPATCHER, "430524");
        assertThat(mvc.perform(get(programme).with(people.as(longhui)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private Answer accept(NeedId need, VolunteerId who) {
        return Loop.as(loop.hatOf(who), () -> dispatch.accept(need, who, UUID.randomUUID()));
    }

    private String made() throws Exception {
        return sent(
                "/programmes/new",
                withRequest(ProgrammeReading.typed(AProgramme.outline("2026-02-26", "2026-03-13"))
                        .typed()));
    }

    /** Friday, the Saturday that makes up, Monday and Tuesday. */
    private static Map<String, String> form() {
        var outline = AProgramme.post(
                Loop.SANBATING, "进站口引导", 2, AProgramme.workdays("2026-02-27", "2026-03-03", "08:00-12:00"));
        return withRequest(PostReading.typed(outline, "三八亭社区").typed());
    }

    private static Map<String, String> withRequest(Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("request", UUID.randomUUID().toString());
        return form;
    }

    private String sent(String path, Map<String, String> fields) throws Exception {
        return redirected(filled(path, fields));
    }

    private String refused(String path, Map<String, String> fields) throws Exception {
        var answer = perform(filled(path, fields));
        assertThat(answer.getStatus()).isEqualTo(422);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String previewed(String path, Map<String, String> fields) throws Exception {
        var answer = perform(filled(path, fields));
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockHttpServletRequestBuilder filled(String path, Map<String, String> fields) {
        var request = post(path);
        fields.forEach(request::param);
        return request;
    }

    private String read(String url) throws Exception {
        var answer = perform(get(url));
        assertThat(answer.getStatus()).as(url).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String redirected(MockHttpServletRequestBuilder request) throws Exception {
        var answer = perform(request);
        assertThat(answer.getStatus()).isEqualTo(303);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(daxiang))).andReturn().getResponse();
    }
}
