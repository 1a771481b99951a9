package org.redvest.volunteers.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.engine.Limits;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff read a volunteer's file within their region; a whole telephone number is shown where it is asked for, and that is recorded. */
@RedvestTest
class VolunteerFileTest {

    private static final String HOME = "430503005004";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Volunteers volunteers;

    @Autowired
    TestDataSource database;

    @Test
    void the_whole_telephone_number_is_shown_once_it_is_asked_for_and_the_reading_is_recorded() throws Exception {
        var volunteer = people.hat(Role.VOLUNTEER, HOME);
        var file = fileOf(volunteer);
        var community = people.hat(Role.COMMUNITY, HOME);

        var masked =
                mvc.perform(get(file).with(people.as(community))).andReturn().getResponse();
        assertThat(masked.getContentAsString())
                .contains(volunteer.name(), "138****")
                .doesNotContain(phone(volunteer));
        assertThat(readings(volunteer)).isZero();

        var whole = mvc.perform(post(file + "/telephone").with(people.as(community)))
                .andReturn()
                .getResponse();
        assertThat(whole.getContentAsString()).contains(phone(volunteer));
        assertThat(readings(volunteer)).isEqualTo(1);
    }

    @Test
    void the_file_does_not_exist_for_staff_of_another_region_and_nothing_is_recorded() throws Exception {
        var volunteer = people.hat(Role.VOLUNTEER, HOME);
        var file = fileOf(volunteer);

        for (var stranger :
                List.of(people.hat(Role.DISPATCHER, "430502"), people.hat(Role.COMMUNITY, "430503005001"))) {
            assertThat(answer(mvc, stranger, file).getStatus()).isEqualTo(404);
            assertThat(mvc.perform(post(file + "/telephone").with(people.as(stranger)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(readings(volunteer)).isZero();
    }

    private MockHttpServletResponse answer(MockMvc mvc, Hat hat, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(hat))).andReturn().getResponse();
    }

    private String fileOf(Hat hat) {
        var preferences = new Preferences(
                5, new Limits(4, 1, 960), Set.of(), Availability.weekly(new WeekPattern((1 << 21) - 1)), false);
        var newcomer = new NewVolunteer(
                hat.account(),
                LocalDate.parse("2000-05-01"),
                hat.region(),
                null,
                Set.of("escort"),
                Set.<String>of(),
                preferences);
        return Scopes.within(Scope.SYSTEM, () -> {
            volunteers.register(List.of(newcomer));
            return "/volunteers/"
                    + volunteers.profile(VolunteerId.of(hat.account())).number();
        });
    }

    private String phone(Hat hat) {
        return asOwner("select phone from identity where account_id = ?", String.class, hat);
    }

    private long readings(Hat hat) {
        return asOwner(
                "select count(*) from audit_entry where subject_account = ? and act = '" + AuditedAct.TELEPHONE_READ
                        + "'",
                Long.class,
                hat);
    }

    private <T> T asOwner(String question, Class<T> type, Hat hat) {
        var owner = new JdbcTemplate(database.asOwner());
        return Objects.requireNonNull(new TransactionTemplate(
                        new DataSourceTransactionManager(Objects.requireNonNull(owner.getDataSource())))
                .execute(_ -> {
                    owner.queryForMap("select set_config('redvest.scope', 'system', true),"
                            + " set_config('redvest.lo', '', true), set_config('redvest.hi', ':', true)");
                    return Objects.requireNonNull(
                            owner.queryForObject(question, type, hat.account().value()));
                }));
    }
}
