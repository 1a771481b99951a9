package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Lists of staff and of invitations that are longer than a page: counted, turned over, searched. */
@RedvestTest
class MembersTest {

    private static final int MANY = 201;
    private static final RegionCode PLACE = new RegionCode("430503002");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Administration administration;

    @Autowired
    private InvitationDesk desk;

    private Hat admin;

    @BeforeEach
    void an_office_of_many() {
        admin = people.hat(Role.ADMIN, "430503");
        accounts.open(IntStream.range(0, MANY)
                .mapToObj(number -> new NewAccount(
                        Optional.of(new Login("office-%03d".formatted(number))),
                        new Identity("职员%03d".formatted(number), Optional.of("1390000%04d".formatted(5000 + number))),
                        List.of(new NewGrant(Role.DISPATCHER, PLACE, "科室%03d".formatted(number)))))
                .toList());
    }

    @Test
    @FreshDatabase
    void the_two_hundred_and_first_stands_on_the_eleventh_page() throws Exception {
        mvc.perform(get("/accounts").param("region", PLACE.value()).with(people.as(admin)))
                .andExpect(content().string(containsString("账号，201 人")));
        mvc.perform(get("/accounts")
                        .param("region", PLACE.value())
                        .param("page", "11")
                        .with(people.as(admin)))
                .andExpect(content().string(containsString("职员200")));
        mvc.perform(get("/accounts")
                        .param("region", PLACE.value())
                        .param("page", "12")
                        .with(people.as(admin)))
                .andExpect(status().isSeeOther());
    }

    @Test
    @FreshDatabase
    void one_is_found_by_name_login_telephone_its_last_digits_and_organisation() throws Exception {
        for (var typed : List.of("职员117", "office-117", "139 0000 5117", "5117", "科室117")) {
            assertThat(administered(typed)).as(typed).containsExactly("职员117");
        }
        assertThat(administered("1390000")).isEmpty();
        assertThat(administered("00005117")).isEmpty();
    }

    private List<String> administered(String typed) {
        return administration.members(admin, admin.region(), typed, 1).rows().stream()
                .map(Person::name)
                .toList();
    }

    @Test
    @FreshDatabase
    void a_second_role_is_given_from_the_page_of_the_person_and_both_stand_in_the_list() throws Exception {
        var person =
                administration.members(admin, admin.region(), "职员007", 1).rows().getFirst();
        var path = "/accounts/%d".formatted(person.account().value());
        mvc.perform(get(path).with(people.as(admin))).andExpect(content().string(containsString(path + "/grants/new")));

        mvc.perform(post(path + "/grants")
                        .param("role", "SECRETARY")
                        .param("region", PLACE.value())
                        .param("label", "红旗路街道")
                        .with(people.as(admin)))
                .andExpect(status().isSeeOther());

        mvc.perform(get("/accounts").param("search", "职员007").with(people.as(admin)))
                .andExpect(content().string(containsString("科室007·调度员，红旗路街道·书记")))
                .andExpect(content().string(containsString("账号，1 人")));
    }

    @Test
    @FreshDatabase
    void many_invitations_are_counted_turned_over_and_searched_by_the_name_of_their_community() throws Exception {
        for (int number = 0; number < MANY; number++) {
            desk.invite(
                    admin,
                    new NewInvitation(
                            new NewHat("COMMUNITY", "430503002001", "组%03d".formatted(number)),
                            NewInvitation.USUAL,
                            UUID.randomUUID()));
        }

        mvc.perform(get("/invitations").param("page", "11").with(people.as(admin)))
                .andExpect(content().string(containsString("<b>201</b>待接受")))
                .andExpect(content().string(containsString("组000")));
        mvc.perform(get("/invitations").param("search", "大安街").with(people.as(admin)))
                .andExpect(content().string(containsString("<b>201</b>待接受")));
        mvc.perform(get("/invitations").param("search", "组117").with(people.as(admin)))
                .andExpect(content().string(containsString("<b>1</b>待接受")))
                .andExpect(content().string(not(containsString("组118"))));
    }
}
