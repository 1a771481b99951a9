package org.redvest.volunteers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.WeekPattern.HalfDay;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Volunteers say themselves when, how far and what for; what cannot be is said beside the field and changes nothing. */
@RedvestTest
class MePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Volunteers volunteers;

    private Hat hat;

    @BeforeEach
    void a_volunteer_who_is_free_on_saturday_mornings() {
        hat = people.hat(Role.VOLUNTEER, "430503005004");
        var week = WeekPattern.of(List.of(new HalfDay(DayOfWeek.SATURDAY, Part.MORNING)));
        var preferences = new Preferences(5, new Limits(4, 1, 960), Set.of("law"), Availability.weekly(week), false);
        Scopes.run(
                Scope.SYSTEM,
                () -> volunteers.register(List.of(new NewVolunteer(
                        hat.account(),
                        LocalDate.parse("1990-01-01"),
                        hat.region(),
                        null,
                        Set.of("escort"),
                        Set.of(),
                        preferences))));
    }

    @Test
    void what_is_changed_is_in_force() throws Exception {
        var answer = perform(post("/me")
                .param("radius", "11")
                .param("shifts", "6")
                .param("perDay", "2")
                .param("hours", "20")
                .param("interest", "elderly")
                .param("free", "sunday-evening", "monday-morning"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/me?saved=true");
        var week = WeekPattern.of(
                List.of(new HalfDay(DayOfWeek.SUNDAY, Part.EVENING), new HalfDay(DayOfWeek.MONDAY, Part.MORNING)));
        assertThat(preferences())
                .isEqualTo(new Preferences(
                        11, new Limits(6, 2, 1_200), Set.of("elderly"), Availability.weekly(week), false));
    }

    @Test
    void choices_under_which_nothing_is_ever_offered_are_named() throws Exception {
        perform(post("/me")
                .param("radius", "11")
                .param("shifts", "6")
                .param("perDay", "2")
                .param("hours", "20"));
        assertThat(perform(get("/me")).getContentAsString()).contains("您没有选任何有空的时间");

        perform(post("/me")
                .param("radius", "11")
                .param("shifts", "0")
                .param("perDay", "2")
                .param("hours", "20")
                .param("free", "sunday-evening"));
        assertThat(perform(get("/me")).getContentAsString())
                .contains("次数或小时填了 0")
                .doesNotContain("您没有选任何有空的时间");
    }

    @Test
    void who_has_left_is_not_told_that_invitations_come() throws Exception {
        assertThat(perform(get("/me")).getContentAsString()).contains("接受邀请中", "开启免打扰");

        Scopes.run(Scope.SYSTEM, () -> volunteers.changeStatus(VolunteerId.of(hat.account()), VolunteerStatus.LEFT));
        assertThat(perform(get("/me")).getContentAsString())
                .contains("您已退出", "href=\"/me/data\"")
                .doesNotContain("接受邀请中", "开启免打扰");

        Scopes.run(Scope.SYSTEM, () -> volunteers.changeStatus(VolunteerId.of(hat.account()), VolunteerStatus.HELD));
        assertThat(perform(get("/me")).getContentAsString())
                .contains("还缺监护人同意", "href=\"/me/data\"")
                .doesNotContain("接受邀请中");
    }

    @Test
    void what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays() throws Exception {
        var before = preferences();

        var answer = perform(post("/me")
                .param("radius", "900")
                .param("shifts", "很多")
                .param("perDay", "2")
                .param("hours", "20")
                .param("interest", "chess")
                .param("free", "sunday-dawn"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("有 4 处要改", "最远 200 公里", "请填 0 到 60 的整数", "value=\"很多\"", "value=\"2\"", "有一格不认识");
        assertThat(preferences()).isEqualTo(before);
    }

    @Test
    void the_night_can_be_chosen_in_the_week_and_for_a_day() throws Exception {
        perform(post("/me")
                .param("radius", "11")
                .param("shifts", "6")
                .param("perDay", "2")
                .param("hours", "20")
                .param("free", "sunday-night", "friday-morning"));
        perform(post("/me/days").param("day", "2026-03-07").param("part", "night"));

        var free = preferences().availability();
        assertThat(free.on(LocalDate.parse("2026-03-08"))).containsExactly(Part.NIGHT);
        assertThat(free.on(LocalDate.parse("2026-03-07"))).containsExactly(Part.NIGHT);
        assertThat(free.on(LocalDate.parse("2026-03-06"))).containsExactly(Part.MORNING);
        assertThat(perform(get("/me")).getContentAsString())
                .containsPattern("value=\"sunday-night\" checked")
                .contains("夜里", "22:00–06:00");
        assertThat(perform(get("/me").param("lang", "en")).getContentAsString()).contains("Night");
    }

    /** An import knows other distances than the form offers. */
    @Test
    void a_distance_that_is_not_among_the_offered_ones_stays_when_the_form_is_saved() throws Exception {
        for (double kilometres : List.of(12.0, 3.5, 7.123456, 1.0E-4, 3.3333333333333335, 133.7)) {
            var before = preferences();
            Scopes.run(
                    Scope.SYSTEM,
                    () -> volunteers.change(
                            VolunteerId.of(hat.account()),
                            new Preferences(
                                    kilometres, before.limits(), before.interests(), before.availability(), false)));

            var shown = Pattern.compile("name=\"radius\" value=\"([^\"]*)\" checked")
                    .matcher(perform(get("/me")).getContentAsString());
            assertThat(shown.find()).as("%s km is chosen", kilometres).isTrue();
            perform(post("/me")
                    .param("radius", shown.group(1))
                    .param("shifts", "6")
                    .param("perDay", "2")
                    .param("hours", "20"));

            assertThat(preferences().radiusKm()).isEqualTo(kilometres);
            assertThat(preferences().limits().maxShifts()).isEqualTo(6);
        }
    }

    @Test
    void of_changes_at_once_none_undoes_another() throws Exception {
        var days = IntStream.range(1, 13).mapToObj("2026-03-%02d"::formatted).toList();
        try (var threads = Executors.newFixedThreadPool(days.size())) {
            var answers = threads.invokeAll(days.stream()
                    .<Callable<MockHttpServletResponse>>map(day ->
                            () -> perform(post("/me/days").param("day", day).param("part", "evening")))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get().getRedirectedUrl()).isEqualTo("/me?saved=true");
            }
        }

        assertThat(preferences().availability().exceptions().keySet())
                .extracting(LocalDate::toString)
                .containsExactlyElementsOf(days);
    }

    @Test
    void a_day_is_read_as_the_form_of_an_order_reads_it() throws Exception {
        for (var typed : List.of("2026/3/7", "2026年3月8日", "2026.3.9", "２０２６-３-１０")) {
            assertThat(perform(post("/me/days").param("day", typed)).getStatus())
                    .as(typed)
                    .isEqualTo(303);
        }

        assertThat(preferences().availability().exceptions()).hasSize(4);
    }

    @Test
    void one_day_can_differ_and_be_as_usual_again() throws Exception {
        perform(post("/me/days").param("day", "2026-03-07").param("part", "evening"));
        assertThat(preferences().availability().on(LocalDate.parse("2026-03-07")))
                .containsExactly(Part.EVENING);
        assertThat(perform(get("/me")).getContentAsString()).contains("3 月 7 日 周六");

        perform(post("/me/days/2026-03-07/usual"));
        assertThat(preferences().availability().exceptions()).isEmpty();

        assertThat(perform(post("/me/days").param("day", "2025-01-01")).getStatus())
                .isEqualTo(422);
        assertThat(perform(post("/me/days").param("day", "someday")).getStatus())
                .isEqualTo(422);
        assertThat(preferences().availability().exceptions()).isEmpty();
    }

    @Test
    void quiet_is_one_tap_and_stays_what_the_button_said() throws Exception {
        perform(post("/me/quiet").param("on", "true"));
        perform(post("/me/quiet").param("on", "true"));

        assertThat(preferences().doNotDisturb()).isTrue();
        assertThat(perform(get("/me").param("lang", "en")).getContentAsString()).contains("Do not disturb is on");
    }

    private Preferences preferences() {
        return Scopes.within(
                hat.scope(),
                () -> volunteers.profile(VolunteerId.of(hat.account())).preferences());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }
}
