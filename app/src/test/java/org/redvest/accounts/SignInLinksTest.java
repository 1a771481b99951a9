package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A person who has forgotten the password, or never had one, comes in by a link and chooses their own. */
@RedvestTest
class SignInLinksTest {

    private static final Pattern LINK = Pattern.compile("<output>http://localhost(/way-in/[a-z0-9]{26})</output>");
    private static final String SENTENCE = "a sentence only I would think of";
    private static final Visitor HERE = new Visitor("192.0.2.202", Optional.empty());

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private WaysIn ways;

    @Autowired
    private SignIns signIns;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestClock clock;

    @Test
    void a_forgotten_password_is_chosen_anew_and_all_that_was_signed_in_ends() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.DISPATCHER, "430503");
        mvc.perform(get("/review").with(people.as(colleague))).andExpect(status().isOk());
        var link = linked(admin, colleague);
        assertThat(sessions.list(colleague.account(), null)).isNotEmpty();

        mvc.perform(choosing(link).with(people.asVisitor())).andExpect(redirectedUrl("/review"));

        assertThat(sessions.list(colleague.account(), null)).hasSize(1);
        assertThat(signIns.attempt(login(colleague), SENTENCE, HERE)).isInstanceOf(SignIn.In.class);
    }

    @Test
    void a_volunteer_who_never_had_a_login_chooses_one() throws Exception {
        var account = accounts.open(List.of(new NewAccount(
                        Optional.empty(),
                        new Identity("林晓", Optional.empty()),
                        List.of(new NewGrant(Role.VOLUNTEER, new RegionCode("430503001001"), "三八亭社区")))))
                .getFirst();
        var link =
                accounts.signInLink(account, people.hat(Role.ADMIN, "430503")).path();

        mvc.perform(choosing(link).param("login", "").with(people.asVisitor()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请填写账号")));
        mvc.perform(choosing(link).param("login", "lin-xiao").with(people.asVisitor()))
                .andExpect(status().isSeeOther());

        assertThat(signIns.attempt("lin-xiao", SENTENCE, HERE)).isInstanceOf(SignIn.In.class);
    }

    @Test
    void looking_changes_nothing_and_the_address_is_told_to_no_other_page() throws Exception {
        var link = linked(people.hat(Role.ADMIN, "430503"), people.hat(Role.DISPATCHER, "430503"));

        for (int i = 0; i < 3; i++) {
            mvc.perform(head(link)).andExpect(status().isOk());
            mvc.perform(get(link)).andExpect(header().string("Referrer-Policy", "no-referrer"));
        }

        assertThat(look(link)).isInstanceOf(WayIn.Unlocked.class);
    }

    @Test
    void a_link_works_once_and_says_so() throws Exception {
        var link = linked(people.hat(Role.ADMIN, "430503"), people.hat(Role.DISPATCHER, "430503"));
        mvc.perform(choosing(link).with(people.asVisitor())).andExpect(status().isSeeOther());

        mvc.perform(choosing(link).with(people.asVisitor()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("这个链接已使用过")));
    }

    @Test
    void a_link_ends_after_seven_days_and_says_so() throws Exception {
        var link = linked(people.hat(Role.ADMIN, "430503"), people.hat(Role.DISPATCHER, "430503"));
        clock.set("2026-03-05T09:01");

        mvc.perform(choosing(link).with(people.asVisitor())).andExpect(content().string(containsString("这个链接已到期")));
    }

    @Test
    void another_link_and_another_password_end_the_earlier_link() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var colleague = people.hat(Role.DISPATCHER, "430503");
        var first = linked(admin, colleague);
        var second = linked(admin, colleague);

        assertThat(look(first)).isInstanceOf(WayIn.Superseded.class);
        clock.set("2026-02-26T10:00");
        signIns.setPassword(colleague.account(), SENTENCE);
        assertThat(look(second)).isInstanceOf(WayIn.Superseded.class);
    }

    @Test
    void a_weak_password_does_not_use_the_link_up() throws Exception {
        var link = linked(people.hat(Role.ADMIN, "430503"), people.hat(Role.DISPATCHER, "430503"));

        mvc.perform(post(link).param("wanted", "12345678").with(people.asVisitor()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(not(containsString("12345678"))));

        assertThat(look(link)).isInstanceOf(WayIn.Unlocked.class);
    }

    @Test
    void of_two_who_use_a_link_at_once_one_comes_in() throws Exception {
        var link = linked(people.hat(Role.ADMIN, "430503"), people.hat(Role.DISPATCHER, "430503"));
        var start = new CyclicBarrier(4);
        Callable<Entering> using = () -> {
            start.await();
            return ways.enter(link.substring(link.lastIndexOf('/') + 1), "", SENTENCE);
        };

        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(List.of(using, using, using, using));
            int in = 0;
            for (var answer : answers) {
                in += answer.get() instanceof Entering.Entered ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void a_county_cannot_become_the_city_by_a_link() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503");
        var both = people.hats(
                        "沈岚",
                        new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "大祥区团委"),
                        new NewGrant(Role.ADMIN, new RegionCode("4305"), "邵阳市团委"))
                .getFirst();

        mvc.perform(post("/accounts/%d/link".formatted(both.account().value())).with(people.as(admin)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/accounts/%d/link".formatted(admin.account().value())).with(people.as(admin)))
                .andExpect(status().isNotFound());
    }

    private String linked(Hat admin, Hat colleague) throws Exception {
        var page = mvc.perform(
                        post("/accounts/%d/link".formatted(colleague.account().value()))
                                .with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return LINK.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private WayIn look(String link) {
        return ways.look(link.substring(link.lastIndexOf('/') + 1));
    }

    private String login(Hat colleague) {
        return accounts.findPerson(colleague.account())
                .flatMap(Person::login)
                .orElseThrow()
                .value();
    }

    private static MockHttpServletRequestBuilder choosing(String link) {
        return post(link).param("wanted", SENTENCE);
    }
}
