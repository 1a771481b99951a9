package org.redvest.volunteers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Standing;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.TestVolunteers;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What staff have seen of a volunteer is written down with who saw it; of licences only the valid ones count for dispatch. */
@RedvestTest
class ProofsTest {

    private static final String HOME = "430503005004";
    private static final String NEW_HOME = "430503005005";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestVolunteers testVolunteers;

    @Autowired
    Volunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    Proofs proofs;

    @Autowired
    Clock clock;

    @Test
    void a_licence_counts_from_the_moment_it_is_recorded_until_it_is_ended() throws Exception {
        var volunteer = testVolunteers.at(HOME);
        var worker = people.hat(Role.COMMUNITY, HOME);
        var file = file(volunteer);
        var seen = post(file + "/licences")
                .param("licence", "nursing")
                .param("issuer", "省卫生健康委")
                .param("certificate", "A-77")
                .param("until", "2099-05-31")
                .param("request", UUID.randomUUID().toString());

        assertThat(send(worker, seen).getRedirectedUrl()).isEqualTo(file);

        assertThat(profile(volunteer).licences()).isEqualTo(Map.of("nursing", LocalDate.parse("2099-05-31")));
        assertThat(profile(volunteer).skills()).contains("escort", "nursing");
        assertThat(page(worker, file)).contains("护士执业证书", "省卫生健康委", "A-77", worker.name(), "有效");

        var licence = file + "/licences/" + licences(volunteer).getFirst().id();
        send(
                worker,
                post(licence)
                        .param("licence", "nursing")
                        .param("issuer", "省卫生健康委")
                        .param("until", ""));
        assertThat(profile(volunteer).licences()).isEqualTo(Map.of("nursing", Standing.WITHOUT_END));

        send(worker, post(licence + "/end"));
        send(worker, post(licence + "/end"));
        assertThat(profile(volunteer).licences()).isEmpty();
        assertThat(page(worker, file)).contains("已失效");
    }

    @Test
    void a_form_sent_twice_records_one_licence_and_a_wrong_one_records_none() throws Exception {
        var volunteer = testVolunteers.at(HOME);
        var worker = people.hat(Role.COMMUNITY, HOME);
        var request = UUID.randomUUID().toString();
        for (int sent = 0; sent < 2; sent++) {
            send(
                    worker,
                    post(file(volunteer) + "/licences")
                            .param("training", "急救培训")
                            .param("issuer", "红十字会")
                            .param("request", request));
        }
        var wrong = send(
                worker,
                post(file(volunteer) + "/licences")
                        .param("licence", "nursing")
                        .param("from", "2099-01-01")
                        .param("until", "2098-01-01")
                        .param("request", UUID.randomUUID().toString()));

        assertThat(licences(volunteer)).hasSize(1);
        assertThat(profile(volunteer).licences()).isEmpty();
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("请写发证单位", "还没有生效的证书不能登记", "不能早于生效日期");
    }

    @Test
    void the_list_shows_whose_licence_ends_soon() throws Exception {
        var volunteer = testVolunteers.at(HOME);
        var worker = people.hat(Role.COMMUNITY, HOME);
        var today = today();
        send(
                worker,
                post(file(volunteer) + "/licences")
                        .param("licence", "nursing")
                        .param("issuer", "卫健委")
                        .param("until", today.plusDays(29).toString())
                        .param("request", UUID.randomUUID().toString()));

        assertThat(page(worker, "/volunteers?ending=true")).contains(testVolunteers.number(volunteer));
        assertThat(page(worker, file(volunteer))).contains("30 天内到期");
    }

    @Test
    void an_insurance_is_a_fact_with_its_days_and_who_recorded_it() throws Exception {
        var volunteer = testVolunteers.at(HOME);
        var worker = people.hat(Role.COMMUNITY, HOME);
        assertThat(page(worker, file(volunteer))).contains("没有登记保险");

        send(
                worker,
                post(file(volunteer) + "/insurances")
                        .param("insurer", "某某财险")
                        .param("from", "2026-01-01")
                        .param("until", "2099-12-31")
                        .param("request", UUID.randomUUID().toString()));

        assertThat(page(worker, file(volunteer))).contains("某某财险", "今天在保", worker.name());
        var id = Scopes.within(Scope.SYSTEM, () -> proofs.insurances(profile(volunteer)))
                .getFirst()
                .id();
        send(worker, post(file(volunteer) + "/insurances/" + id + "/withdrawal"));
        assertThat(page(worker, file(volunteer))).contains("没有登记保险");
    }

    @Test
    void a_corrected_home_takes_all_that_belongs_to_the_volunteer_along() throws Exception {
        var volunteer = testVolunteers.at(HOME);
        var dispatcher = people.hat(Role.DISPATCHER, "430503");
        send(
                dispatcher,
                post(file(volunteer) + "/licences")
                        .param("licence", "law")
                        .param("issuer", "司法部")
                        .param("request", UUID.randomUUID().toString()));
        var before = counted(HOME);

        var answer = send(
                dispatcher,
                post(file(volunteer) + "/correction")
                        .param("name", "更名者")
                        .param("born", "1990年1月2日")
                        .param("region", NEW_HOME));

        assertThat(answer.getRedirectedUrl()).isEqualTo(file(volunteer));
        var after = profile(volunteer);
        assertThat(after.home()).isEqualTo(new RegionCode(NEW_HOME));
        assertThat(after.born()).isEqualTo(LocalDate.parse("1990-01-02"));
        assertThat(counted(HOME)).isEqualTo(before - 1);
        assertThat(accounts.findHat(volunteer.grant()).orElseThrow().region()).isEqualTo(new RegionCode(NEW_HOME));
        var there = people.hat(Role.COMMUNITY, NEW_HOME);
        assertThat(page(there, "/volunteers?search=更名")).contains(after.number());
        assertThat(page(there, file(volunteer))).contains("法律职业资格证书");
        assertThat(status(people.hat(Role.COMMUNITY, HOME), file(volunteer))).isEqualTo(404);
        assertThat(page(people.hat(Role.ADMIN, "430503"), "/audit?act=volunteer-corrected"))
                .contains("1995-03-08", "1990-01-02", "更**")
                .doesNotContain("更名者");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<CheckedLicence> licences(Hat volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> proofs.licences(profile(volunteer)));
    }

    private int counted(String home) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.count(new RegionCode(home)));
    }

    private Profile profile(Hat hat) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(VolunteerId.of(hat.account())));
    }

    private String file(Hat volunteer) {
        return "/volunteers/" + testVolunteers.number(volunteer);
    }

    private String page(Hat hat, String path) throws Exception {
        return send(hat, get(path)).getContentAsString();
    }

    private int status(Hat hat, String path) throws Exception {
        return send(hat, get(path)).getStatus();
    }

    private MockHttpServletResponse send(Hat hat, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Accept-Language", "zh").with(people.as(hat)))
                .andReturn()
                .getResponse();
    }
}
