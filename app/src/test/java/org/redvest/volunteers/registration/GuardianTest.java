package org.redvest.volunteers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Consents;
import org.redvest.accounts.GivenConsent;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.notices.Notices;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A guardian without an account decides by a secret link; on the birthday it is the person's own affair. */
@RedvestTest
class GuardianTest {

    private static final Pattern LINK = Pattern.compile("/guardian/[A-Za-z0-9_-]{43}");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Loop loop;

    @Autowired
    TestClock clock;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Consents consents;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Notices notices;

    @Autowired
    ComingOfAge comingOfAge;

    private Registrant pages;
    private Hat community;

    @BeforeEach
    void a_community() {
        pages = new Registrant(mvc, people);
        community = loop.hat(Role.COMMUNITY, Loop.SANBATING, "唐敏");
    }

    @Test
    @FreshDatabase
    void a_guardian_reads_consents_and_takes_it_back_by_the_link() throws Exception {
        var minor = minor("林沐", "13800000051");
        var link = link(minor);
        assertThat(pages.send(get(link)).getContentAsString()).contains("林沐 想做志愿者", "我是这位未成年人的监护人", "文本版本");
        assertThat(status(minor)).as("opening the link decides nothing").isEqualTo(VolunteerStatus.HELD);

        pages.send(post(link + "/consent").param("language", "zh-CN"));
        assertThat(status(minor)).isEqualTo(VolunteerStatus.ACTIVE);
        var ahead = loop.accepted(community, "company", "2026-02-28T08:00", 90, List.of(minor));

        assertThat(pages.send(post(link + "/withdrawal")).getContentAsString()).contains("已撤回同意");
        assertThat(status(minor)).isEqualTo(VolunteerStatus.HELD);
        assertThat(pages.send(get(link)).getStatus()).as("the link is used up").isEqualTo(410);
        pages.send(post(link + "/consent").param("language", "zh-CN"));
        assertThat(status(minor)).isEqualTo(VolunteerStatus.HELD);
        assertThat(consents.listOf(minor.account()))
                .filteredOn(given -> given.by() == GivenConsent.By.GUARDIAN)
                .singleElement()
                .satisfies(given -> assertThat(given.withdrawn()).isPresent());

        var need = loop.opened(community, "company", 1, loop.window("2026-03-01T08:00", 90))
                .shifts()
                .getFirst()
                .needs()
                .getFirst()
                .id();
        assertThat(Loop.as(loop.hatOf(minor), () -> dispatch.accept(need, minor, UUID.randomUUID())))
                .isInstanceOf(Answer.Barred.class);
        assertThat(pages.as(community, get("/registrations/" + minor.value())).getContentAsString())
                .contains("监护人已于", "商量已接的这些服务");
        assertThat(ahead.places()).hasSize(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Loop.as(community, () -> notices.list(community.account(), 1))
                                .rows())
                        .extracting(notice -> notice.what())
                        .contains("consent-withdrawn"));
    }

    @Test
    @FreshDatabase
    void a_new_link_ends_the_one_before_and_consent_can_be_given_again() throws Exception {
        var minor = minor("林沐", "13800000052");
        var first = link(minor);
        var second = link(minor);

        assertThat(pages.send(get(first)).getStatus()).isEqualTo(410);
        pages.send(post(second + "/consent").param("language", "zh-CN"));
        pages.send(post(second + "/withdrawal"));
        var third = link(minor);
        pages.send(post(third + "/consent").param("language", "zh-CN"));

        assertThat(status(minor)).isEqualTo(VolunteerStatus.ACTIVE);
        assertThat(consents.listOf(minor.account()))
                .filteredOn(given -> given.by() == GivenConsent.By.GUARDIAN)
                .extracting(given -> given.withdrawn().isPresent())
                .containsExactly(true, false);
    }

    @Test
    @FreshDatabase
    void two_taps_at_once_are_one_consent() throws Exception {
        var minor = minor("林沐", "13800000053");
        var link = link(minor);

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> tap = () -> pages.send(post(link + "/consent").param("language", "zh-CN"))
                    .getStatus();
            for (var answer : pool.invokeAll(List.of(tap, tap))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }

        assertThat(consents.listOf(minor.account()))
                .filteredOn(given -> given.by() == GivenConsent.By.GUARDIAN)
                .hasSize(1);
    }

    @Test
    @FreshDatabase
    void on_the_eighteenth_birthday_they_are_free_and_asked_for_their_own_consent() throws Exception {
        var minor = registered(post("/join/" + pages.codeOf(community))
                .param("request", UUID.randomUUID().toString())
                .param("language", "zh-CN")
                .param("name", "林沐")
                .param("sex", "male")
                .param("born", "2008-03-05")
                .param("phone", "13800000054")
                .param("password", Registrant.PASSWORD)
                .param("agreed", "yes")
                .param("guardianName", "林海")
                .param("guardianPhone", "13900000047"));
        var link = link(minor);
        clock.set("2026-03-04T23:00");
        comingOfAge.release();
        assertThat(status(minor)).isEqualTo(VolunteerStatus.HELD);

        clock.set("2026-03-05T00:10");
        comingOfAge.release();
        comingOfAge.release();

        assertThat(status(minor)).isEqualTo(VolunteerStatus.ACTIVE);
        assertThat(pages.send(get(link)).getStatus())
                .as("a guardian has no say any more")
                .isEqualTo(410);
        var me = loop.hatOf(minor);
        var openings = pages.as(me, get("/openings"));
        assertThat(openings.getContentAsString())
                .as("%d %s", openings.getStatus(), openings.getRedirectedUrl())
                .contains("您已年满十八周岁");
        assertThat(pages.as(me, get("/me/data")).getContentAsString()).contains("我已年满十八周岁。我自愿继续做志愿者");
        pages.as(me, post("/me/consent").param("language", "zh-CN"));
        pages.as(me, post("/me/consent").param("language", "zh-CN"));
        assertThat(pages.as(me, get("/openings")).getContentAsString()).doesNotContain("您已年满十八周岁");
        assertThat(consents.listOf(minor.account()))
                .extracting(given -> given.text().subject())
                .containsExactly("registration", "grown");
    }

    private VolunteerId minor(String name, String phone) throws Exception {
        return registered(pages.minor(pages.codeOf(community), name, phone));
    }

    private VolunteerId registered(MockHttpServletRequestBuilder form) throws Exception {
        pages.send(form);
        var account = pages.only(community);
        pages.as(community, post("/registrations/" + account + "/confirmation"));
        return new VolunteerId(account);
    }

    private String link(VolunteerId minor) throws Exception {
        var page = pages.as(community, post("/registrations/" + minor.value() + "/guardian-link"))
                .getContentAsString();
        var found = LINK.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }

    private VolunteerStatus status(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id).status());
    }
}
