package org.redvest.volunteers.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.hours.Entry;
import org.redvest.hours.Ledger;
import org.redvest.hours.Line;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Figures;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.registration.Registrant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One person under two numbers becomes one person under one number, decided by an administrator who reaches both. */
@RedvestTest
class MergingTest {

    private static final Map<String, String> FIRST = Map.of(
            "kept", "one", "name", "one", "phone", "one", "born", "one", "home", "one", "wishes", "one", "sure", "yes");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    TestClock clock;

    @Autowired
    Clock now;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Ledger ledger;

    @Autowired
    Reports reports;

    private Registrant pages;
    private Hat community;
    private Hat admin;

    @BeforeEach
    void a_county() {
        pages = new Registrant(mvc, people);
        community = loop.hat(Role.COMMUNITY, Loop.SANBATING, "唐敏");
        admin = loop.hat(Role.ADMIN, Loop.SANBATING.county(), "管理员");
    }

    @Test
    @FreshDatabase
    void hours_of_both_stand_under_one_number_and_people_are_counted_once() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        served("2026-02-28T08:00", twice.getFirst());
        served("2026-03-01T08:00", twice.getLast());
        clock.set("2026-03-02T08:00");
        var before = now.instant();
        assertThat(people(before)).isEqualTo(2);
        clock.set("2026-03-02T09:00");

        assertThat(merge(twice, FIRST).getRedirectedUrl()).isEqualTo("/volunteers/" + number(twice.getFirst()));

        assertThat(pages.as(admin, get("/volunteers/" + number(twice.getFirst())))
                        .getContentAsString())
                .as("what was merged into the number is told on its page")
                .contains("并入这个编号的", "/volunteers/" + number(twice.getLast()));
        assertThat(lines(twice.getFirst()).stream().filter(Line::stands)).hasSize(2);
        assertThat(lines(twice.getLast()).stream().filter(Line::stands)).isEmpty();
        assertThat(lines(twice.getLast()).getLast().entry().kind().why()).contains(number(twice.getLast()));
        assertThat(Scopes.within(Scope.SYSTEM, ledger::audit).sound()).isTrue();
        assertThat(figures(now.instant())).satisfies(figures -> {
            assertThat(figures.people()).isEqualTo(1);
            assertThat(figures.participations()).isEqualTo(2);
        });
        assertThat(people(before))
                .as("what was published before is told as it was")
                .isEqualTo(2);
        var statement = pages.as(loop.hatOf(twice.getFirst()), get("/hours"));
        assertThat(statement.getContentAsString()).contains("原编号 " + number(twice.getLast()) + " 合并");
    }

    @Test
    @FreshDatabase
    void the_community_can_still_correct_what_was_served_under_the_other_number() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        var served = served("2026-03-01T08:00", twice.getLast());
        merge(twice, FIRST);
        var place = served.places().getFirst().id();

        var sheet = pages.as(community, get("/shifts/" + served.shift().value() + "/confirmation"));
        assertThat(sheet.getContentAsString()).contains("彭琳").doesNotContain("已合并");
        var seen = standing(place).orElseThrow().number();
        var corrected = pages.as(
                community,
                post("/shifts/" + served.shift().value() + "/places/" + place.value() + "/correction")
                        .param("said-" + place.value(), "absent")
                        .param("why-" + place.value(), "记错了人")
                        .param("meant-" + place.value(), "yes")
                        .param("line-" + place.value(), Integer.toString(seen)));

        assertThat(corrected.getStatus()).as(corrected.getContentAsString()).isEqualTo(303);
        assertThat(lines(twice.getFirst()).stream().filter(Line::stands)).isEmpty();
    }

    @Test
    @FreshDatabase
    void places_ahead_follow_and_of_two_at_one_time_one_is_chosen() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        var morning = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, List.of(twice.getFirst()));
        var clash = loop.accepted(community, "clinic-escort", "2026-02-28T10:00", 210, List.of(twice.getLast()));
        var later = loop.accepted(community, "clinic-escort", "2026-02-28T18:00", 60, List.of(twice.getLast()));
        var service = "service-" + morning.places().getFirst().id().value() + "-"
                + clash.places().getFirst().id().value();

        var unasked = merge(twice, FIRST);
        assertThat(unasked.getStatus()).isEqualTo(422);
        assertThat(unasked.getContentAsString()).contains("请选留哪一处服务", service);
        assertThat(ahead(twice.getLast())).hasSize(2);

        var both = new java.util.HashMap<>(FIRST);
        both.put(service, "other");
        assertThat(merge(twice, both).getStatus()).isEqualTo(303);

        assertThat(ahead(twice.getFirst()))
                .containsExactly(
                        clash.places().getFirst().id().value(),
                        later.places().getFirst().id().value());
        assertThat(ahead(twice.getLast())).isEmpty();
        var freed = Scopes.within(Scope.SYSTEM, () -> dispatch.openings(morning.order()));
        assertThat(freed.getFirst().taken()).as("the place is open again").isZero();
    }

    @Test
    @FreshDatabase
    void who_served_at_two_places_at_once_is_not_merged_before_the_community_has_corrected_one() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        served("2026-02-28T08:00", twice.getFirst());
        served("2026-02-28T08:00", twice.getLast());

        var refused = merge(twice, FIRST);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("同一时间的两处服务都记了时长");
        assertThat(lines(twice.getLast())).hasSize(1);
    }

    @Test
    @FreshDatabase
    void two_administrators_who_merge_at_once_merge_once() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        served("2026-02-28T08:00", twice.getLast());
        var one = "/volunteers/same/" + number(twice.getFirst()) + "/" + number(twice.getLast()) + "/merge";
        var other = "/volunteers/same/" + number(twice.getLast()) + "/" + number(twice.getFirst()) + "/merge";
        var second = loop.hat(Role.ADMIN, Loop.SANBATING.county(), "同事");

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<MockHttpServletResponse> mine = () -> pages.as(admin, filled(post(one), FIRST));
            Callable<MockHttpServletResponse> theirs = () -> pages.as(second, filled(post(other), FIRST));
            for (var answer : pool.invokeAll(List.of(mine, theirs))) {
                assertThat(answer.get().getStatus()).isEqualTo(303);
            }
        }

        var all = List.of(twice.getFirst(), twice.getLast());
        assertThat(all.stream().flatMap(id -> lines(id).stream()).filter(Line::stands))
                .hasSize(1);
        assertThat(all.stream().map(this::profile).map(Profile::status))
                .containsExactlyInAnyOrder(VolunteerStatus.ACTIVE, VolunteerStatus.LEFT);
        assertThat(Scopes.within(Scope.SYSTEM, ledger::audit).sound()).isTrue();
    }

    @Test
    @FreshDatabase
    void a_pair_across_two_counties_is_the_citys_to_decide() throws Exception {
        var here = loop.people(Loop.SANBATING, "彭琳").getFirst();
        var there = loop.people(new RegionCode("430502001001"), "彭琳").getFirst();
        var pair = "/volunteers/same/" + number(here) + "/" + number(there);
        var city = loop.hat(Role.ADMIN, new RegionCode("4305"), "市里");

        assertThat(pages.as(admin, get("/volunteers/same")).getContentAsString())
                .doesNotContain(number(there));
        assertThat(pages.as(admin, get(pair)).getStatus()).isEqualTo(404);
        assertThat(pages.as(admin, filled(post(pair + "/merge"), FIRST)).getStatus())
                .isEqualTo(404);
        assertThat(pages.as(
                                admin,
                                post("/volunteers/same")
                                        .param("one", number(here))
                                        .param("other", number(there)))
                        .getContentAsString())
                .contains("请上级管理员合并");
        assertThat(pages.as(city, get("/volunteers/same")).getContentAsString()).contains(pair);
        assertThat(pages.as(city, get(pair)).getContentAsString()).contains("是不是同一个人？");
        assertThat(profile(there).status()).isEqualTo(VolunteerStatus.ACTIVE);
    }

    @Test
    @FreshDatabase
    void a_number_beside_itself_is_no_pair() throws Exception {
        var one = loop.people(Loop.SANBATING, "彭琳").getFirst();

        assertThat(pages.as(admin, get(pair(List.of(one, one)))).getStatus()).isEqualTo(404);
    }

    @Test
    @FreshDatabase
    void two_who_were_told_apart_are_not_proposed_again() throws Exception {
        var mother = loop.people(Loop.SANBATING, "彭琳", "林晓");
        assertThat(pages.as(admin, get("/volunteers/same")).getContentAsString())
                .contains("1 对待核对", "手机号相同")
                .doesNotContain("姓名、出生日期相同");

        pages.as(admin, post(pair(mother) + "/difference"));
        assertThat(pages.as(admin, get("/volunteers/same")).getContentAsString())
                .doesNotContain(number(mother.getFirst()));

        Scopes.run(Scope.SYSTEM, () -> accounts.rename(mother.getLast().account(), "彭琳"));
        assertThat(pages.as(admin, get("/volunteers/same")).getContentAsString())
                .as("they stay apart when their names become alike")
                .doesNotContain(number(mother.getFirst()));
    }

    @Test
    @FreshDatabase
    void who_leads_a_team_leads_it_under_the_number_that_stays() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳", "林晓");
        var led = Scopes.within(
                Scope.SYSTEM,
                () -> volunteers.found(
                        new NewTeam("晚霞队", Loop.SANBATING, twice.get(1), Set.of(twice.get(1), twice.get(2)))));

        merge(twice.subList(0, 2), FIRST);

        assertThat(Scopes.within(Scope.SYSTEM, () -> volunteers.teamsOf(twice.get(0))))
                .singleElement()
                .satisfies(team -> {
                    assertThat(team.id()).isEqualTo(led);
                    assertThat(team.leader()).isEqualTo(twice.get(0));
                    assertThat(team.members()).isEqualTo(2);
                });
    }

    @Test
    @FreshDatabase
    void the_one_who_registered_again_signs_in_as_before_and_finds_the_older_number() throws Exception {
        var older = loop.people(Loop.SANBATING, "彭琳").getFirst();
        var code = pages.codeOf(community);
        pages.send(pages.form(code, "彭琳", "13900000000"));
        var newer = new VolunteerId(pages.only(community));
        pages.as(community, post("/registrations/" + newer.value() + "/confirmation"));

        var merged = merge(List.of(older, newer), FIRST);

        assertThat(merged.getStatus()).as(merged.getContentAsString()).isEqualTo(303);
        var signedIn =
                pages.send(post("/sign-in").param("account", "13900000000").param("password", "踏雪又寻梅的清晨"));
        assertThat(signedIn.getStatus()).isEqualTo(303);
        var mine = mvc.perform(get("/me/data").cookie(Objects.requireNonNull(signedIn.getCookie("redvest"))))
                .andReturn()
                .getResponse();
        assertThat(mine.getContentAsString()).contains(number(older), "我自愿注册成为志愿者");
        assertThat(accounts.hats(newer.account())).isEmpty();
        assertThat(pages.as(admin, get("/volunteers/" + number(newer))).getContentAsString())
                .contains("这个编号已并入", number(older))
                .doesNotContain("彭琳");
    }

    @Test
    @FreshDatabase
    void whoever_works_beyond_the_administrators_region_is_merged_by_the_one_above() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭琳");
        accounts.grant(twice.getLast().account(), new NewGrant(Role.SECRETARY, new RegionCode("4305"), "市志愿服务联合会"));

        var refused = merge(twice, FIRST);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("请上级管理员合并");
        assertThat(profile(twice.getLast()).status()).isEqualTo(VolunteerStatus.ACTIVE);
    }

    @Test
    @FreshDatabase
    void what_differs_has_to_be_chosen_and_what_was_chosen_is_kept_on_the_page() throws Exception {
        var twice = loop.people(Loop.SANBATING, "彭琳", "彭林");

        var refused = merge(twice, Map.of("kept", "other"));

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("请选留哪边的姓名", "请勾选，表示已核对")
                .containsPattern("name=\"kept\" value=\"other\" checked")
                .doesNotContain("请选留哪边的手机号");
    }

    private Loop.Served served(String start, VolunteerId volunteer) {
        var served = loop.accepted(community, "clinic-escort", start, 210, List.of(volunteer));
        loop.stays(served, 0, start, start.substring(0, 11) + "11:30");
        clock.set(start.substring(0, 11) + "12:00");
        loop.confirm(served, "4", "came");
        clock.set("2026-02-26T09:00");
        return served;
    }

    private MockHttpServletResponse merge(List<VolunteerId> two, Map<String, String> choices) throws Exception {
        return pages.as(admin, filled(post(pair(two) + "/merge"), choices));
    }

    private static MockHttpServletRequestBuilder filled(
            MockHttpServletRequestBuilder request, Map<String, String> choices) {
        choices.forEach(request::param);
        return request;
    }

    private String pair(List<VolunteerId> two) {
        return "/volunteers/same/" + number(two.getFirst()) + "/" + number(two.getLast());
    }

    private Profile profile(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id));
    }

    private String number(VolunteerId id) {
        return profile(id).number();
    }

    private List<Line> lines(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.lines(id));
    }

    private java.util.Optional<Entry> standing(org.redvest.dispatch.PlaceId place) {
        return Scopes.within(Scope.SYSTEM, () -> ledger.standing(place));
    }

    private List<Long> ahead(VolunteerId id) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> dispatch.ahead(id).stream()
                        .map(Place::id)
                        .map(place -> place.value())
                        .toList());
    }

    private long people(Instant asOf) {
        return figures(asOf).people();
    }

    private Figures figures(Instant asOf) {
        reports.catchUp();
        var quarter = Question.of(YearMonth.of(2026, 2), asOf);
        var wide = new Question(
                quarter.from(),
                quarter.to().plus(java.time.Period.ofDays(31)),
                quarter.region(),
                quarter.category(),
                asOf);
        return Scopes.within(Scope.PUBLIC, () -> reports.figures(wide));
    }
}
