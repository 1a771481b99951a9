package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** An administrator opens accounts in the region of the hat and not one step beyond. */
@RedvestTest
class AdministrationTest {

    private static final Visitor HERE = new Visitor("192.0.2.200", Optional.empty());

    private static final Pattern PASSWORD = Pattern.compile("<output[^>]*>([^<]+)</output>");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Administration administration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIns signIns;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void a_name_to_sign_in_with_is_read_out_in_its_own_language() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        var page = mvc.perform(
                        opening(UUID.randomUUID(), "王芳").param("lang", "en").with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("<dd><span lang=\"zh-CN\">王芳</span></dd>");
    }

    @Test
    void a_new_colleague_comes_in_with_a_password_that_is_shown_once() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var request = UUID.randomUUID();

        var page = mvc.perform(opening(request, "wang-fang").with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        mvc.perform(opening(request, "wang-fang").with(people.as(admin))).andExpect(status().isSeeOther());

        var password =
                PASSWORD.matcher(page).results().findFirst().orElseThrow().group(1);
        assertThat(signIns.attempt("wang-fang", password, HERE)).isInstanceOf(SignIn.In.class);
        mvc.perform(get("/accounts").with(people.as(admin)))
                .andExpect(content().string(containsString("王芳")))
                .andExpect(content().string(containsString("139****1234")));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_is_written() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        mvc.perform(post("/accounts")
                        .with(people.as(admin))
                        .param("login", "x".repeat(65))
                        .param("name", "王".repeat(500))
                        .param("phone", "not a number")
                        .param("role", "EMPEROR")
                        .param("region", "430503")
                        .param("request", UUID.randomUUID().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("账号：最多 64 个字，现在 65 个")))
                .andExpect(content().string(containsString("姓名：最多 40 个字，现在 500 个")))
                .andExpect(content().string(containsString("电话：请写 11 位的手机号")))
                .andExpect(content().string(containsString("请选择身份")))
                .andExpect(content().string(containsString("请填写单位")))
                .andExpect(content().string(containsString("王".repeat(500))));

        assertThat(administration.members(admin, admin.region(), "", 1).rows())
                .noneMatch(member -> member.name().startsWith("王王"));
    }

    @Test
    void an_account_may_have_any_telephone_number_that_an_order_may_have() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        for (var phone : List.of("0739-5322110转8", "+86 739 5322110", "400 123 4567", "+44 7700 900123")) {
            mvc.perform(opening(UUID.randomUUID(), "li-" + UUID.randomUUID(), "430503", "DISPATCHER", phone)
                            .with(people.as(admin)))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void a_login_belongs_to_one_person() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        mvc.perform(opening(UUID.randomUUID(), "li-lei").with(people.as(admin))).andExpect(status().isOk());

        mvc.perform(opening(UUID.randomUUID(), "Li-Lei").with(people.as(admin)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("这个账号已被使用")));
    }

    @Test
    void another_region_does_not_exist() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");

        mvc.perform(opening(UUID.randomUUID(), "far-away", "430524").with(people.as(admin)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/accounts").param("region", "430503999").with(people.as(admin)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_community_worker_belongs_to_one_community() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.DISPATCHER, "430503");
        var tooHigh = post("/accounts/%s/grants".formatted(colleague.account().value()))
                .param("role", "COMMUNITY")
                .param("label", "三八亭社区");

        for (var region : new String[] {"430503", "430503005"}) {
            mvc.perform(opening(UUID.randomUUID(), "too-high", region, "COMMUNITY")
                            .with(people.as(admin)))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("请先在上面逐级选到社区")));
        }
        mvc.perform(tooHigh.param("region", "430503").with(people.as(admin)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请先在上面逐级选到社区")));
        mvc.perform(opening(UUID.randomUUID(), "right-there", "430503005004", "COMMUNITY")
                        .with(people.as(admin)))
                .andExpect(status().isOk());
    }

    @Test
    void a_newcomer_goes_on_from_the_password_to_the_first_page_of_the_hat() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var page = mvc.perform(opening(UUID.randomUUID(), "new-here").with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var password =
                PASSWORD.matcher(page).results().findFirst().orElseThrow().group(1);
        var person = ((SignIn.In) signIns.attempt("new-here", password, HERE)).account();
        var hat = accounts.findPerson(person).orElseThrow().hats().getFirst();

        mvc.perform(post("/account/password")
                        .param("present", password)
                        .param("wanted", "a sentence only I would think of")
                        .with(people.as(hat)))
                .andExpect(redirectedUrl("/review"));
    }

    @Test
    void a_county_cannot_become_the_city_by_renewing_a_password() {
        var admin = people.hat(Role.ADMIN, "430503");
        var both = people.hats(
                "沈岚",
                new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "大祥区团委"),
                new NewGrant(Role.ADMIN, new RegionCode("4305"), "邵阳市团委"));

        assertThat(administration.member(admin, both.getFirst().account()).name())
                .isEqualTo("沈岚");
        assertThatThrownBy(() ->
                        administration.renewPassword(admin, both.getFirst().account()))
                .isInstanceOf(NoSuchPage.class);
        assertThatThrownBy(() -> administration.withdraw(admin, both.getLast().grant()))
                .isInstanceOf(NoSuchPage.class);
    }

    @Test
    void renewing_a_password_ends_the_old_one_and_every_session() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.COMMUNITY, "430503001001");
        signIns.setPassword(colleague.account(), "三月的邵水涨了两尺");
        var session = people.session(colleague);
        var login = accounts.findPerson(colleague.account())
                .flatMap(Person::login)
                .orElseThrow()
                .value();

        var renewed = administration.renewPassword(admin, colleague.account());

        assertThat(renewed).isInstanceOf(AccountCreation.Opened.class);
        assertThat(signIns.attempt(login, "三月的邵水涨了两尺", HERE)).isInstanceOf(SignIn.Wrong.class);
        mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in?next=%2Faccount"));
    }

    @Test
    void one_person_may_hold_several_hats_each_once() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.COMMUNITY, "430503001001");
        var more = "/accounts/%d/grants".formatted(colleague.account().value());

        mvc.perform(post(more).with(people.as(admin)).param("region", "430503").param("role", "LEADER"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请选择身份")));
        mvc.perform(hat(more).with(people.as(admin)).param("region", "4305")).andExpect(status().isNotFound());
        mvc.perform(hat(more).with(people.as(admin)).param("region", "430503001"))
                .andExpect(status().isSeeOther());
        mvc.perform(hat(more).with(people.as(admin)).param("region", "430503001"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("此人已有这个身份")));

        assertThat(accounts.hats(colleague.account()))
                .extracting(Hat::role)
                .containsExactly(Role.COMMUNITY, Role.DISPATCHER);
    }

    private static MockHttpServletRequestBuilder hat(String more) {
        return post(more).param("role", "DISPATCHER").param("label", "街道团工委");
    }

    @Test
    void nobody_withdraws_the_hat_they_are_wearing() {
        var admin = people.hat(Role.ADMIN, "430503");

        assertThatThrownBy(() -> administration.withdraw(admin, admin.grant())).isInstanceOf(NoSuchPage.class);
    }

    @Test
    @FreshDatabase
    void the_first_start_invites_an_administrator_until_one_has_come_and_again_when_asked() {
        var told = first.invite().orElseThrow();
        var again = first.invite().orElseThrow();

        assertThat(signIns.attempt("admin", told, HERE)).isInstanceOf(SignIn.Wrong.class);
        assertThat(signIns.attempt("admin", again, HERE)).isInstanceOf(SignIn.In.class);

        var me = ((SignIn.In) signIns.attempt("admin", again, HERE)).account();
        assertThat(signIns.change(accounts.findPerson(me).orElseThrow(), again, "三月的邵水涨了两尺", HERE))
                .isEqualTo(new PasswordChange.Changed());
        assertThat(first.invite()).isEmpty();

        var renewed = first.inviteAgain();
        assertThat(signIns.attempt("admin", "三月的邵水涨了两尺", HERE)).isInstanceOf(SignIn.Wrong.class);
        assertThat(signIns.attempt("admin", renewed, HERE)).isEqualTo(new SignIn.In(me));
        assertThat(accounts.hats(me))
                .singleElement()
                .satisfies(hat -> assertThat(hat.region().value()).isEqualTo("4305"));
    }

    @Test
    void the_database_itself_shows_a_person_no_account_but_their_own() {
        var me = people.hat(Role.DISPATCHER, "430503");
        people.hat(Role.DISPATCHER, "430503");

        for (var table : new String[] {"account", "identity", "account_grant"}) {
            assertThat(rowsSeen(me.scope(), table)).as(table).isEqualTo(1);
            assertThat(rowsSeen(Scope.PUBLIC, table)).as(table).isZero();
            assertThat(rowsSeen(Scope.SYSTEM, table)).as(table).isGreaterThan(1);
        }
        assertThat(rowsSeen(me.scope(), "failed_sign_in")).isZero();
        assertThat(Scopes.<Integer, RuntimeException>within(
                        me.scope(),
                        () -> transactions.execute(_ -> jdbc.sql("update account_grant set role = 'ADMIN'")
                                .update())))
                .isZero();
    }

    private Long rowsSeen(Scope scope, String table) {
        return Scopes.within(
                scope,
                () -> transactions.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private static MockHttpServletRequestBuilder opening(UUID request, String login) {
        return opening(request, login, "430503");
    }

    private static MockHttpServletRequestBuilder opening(UUID request, String login, String region) {
        return opening(request, login, region, "DISPATCHER");
    }

    private static MockHttpServletRequestBuilder opening(UUID request, String login, String region, String role) {
        return opening(request, login, region, role, "139 0000 1234");
    }

    private static MockHttpServletRequestBuilder opening(
            UUID request, String login, String region, String role, String phone) {
        return post("/accounts")
                .param("login", login)
                .param("name", "王芳")
                .param("phone", phone)
                .param("role", role)
                .param("region", region)
                .param("label", "大祥区团委")
                .param("request", request.toString());
    }
}
