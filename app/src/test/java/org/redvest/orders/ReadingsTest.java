package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.orders.AnOrder.anOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditEntry;
import org.redvest.audit.AuditQuestion;
import org.redvest.audit.AuditedAct;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.shifts.PrivateDetails;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A reading of private details stands in the audit log where, and only where, a page has shown them. */
@RedvestTest
class ReadingsTest {

    private static final PrivateDetails NOTED = new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", "三楼没有电梯");
    private static final PrivateDetails BARE = new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", "");
    private static final List<String> PRIVATE = List.of("沙子坡路 12 号", "13800000000", "三楼没有电梯");

    @Autowired
    MockMvc mvc;

    @Autowired
    Orders orders;

    @Autowired
    TestPeople people;

    @Autowired
    Audit audit;

    private Hat community;
    private Hat dispatcher;

    @BeforeEach
    void those_who_read() {
        community = people.hat(Role.COMMUNITY, "430503001001");
        dispatcher = people.hat(Role.DISPATCHER, "430503");
    }

    @Test
    @FreshDatabase
    void every_page_of_an_order_is_a_reading_if_it_shows_what_is_private_and_none_otherwise() throws Exception {
        those_who_read();
        var wrong = new ArrayList<String>();
        int readings = 0;
        for (var details : List.of(NOTED, BARE)) {
            for (var page : List.of(
                    "/review",
                    "/review?tab=all",
                    "/review/queue",
                    "/review/%s",
                    "/orders/%s",
                    "/orders/%s/progress",
                    "/orders/%s/opening")) {
                var number = anOrder().with(details).placed(orders, community);
                var reader = people.hat(Role.DISPATCHER, "430503");
                var shown = mvc.perform(get(page.formatted(number)).with(people.as(reader)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                boolean isShown = PRIVATE.stream().anyMatch(shown::contains);
                readings += isShown ? 1 : 0;
                if (isShown == readings(reader).isEmpty()) {
                    wrong.add(page + " shows " + isShown + ", and the log says " + readings(reader));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(readings).isGreaterThan(3);
    }

    @Test
    @FreshDatabase
    void whoever_turns_the_pages_of_the_queue_has_read_nothing_private() throws Exception {
        those_who_read();
        for (int i = 0; i < 45; i++) {
            anOrder().with(NOTED).placed(orders, community);
        }
        for (int page = 1; page <= 3; page++) {
            var shown = mvc.perform(get("/review?page=" + page).with(people.as(dispatcher)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(shown).contains("打开此单，查看交代的事项").doesNotContain(PRIVATE);
        }

        assertThat(readings(dispatcher)).isEmpty();
    }

    private List<AuditEntry> readings(Hat reader) {
        var question = new AuditQuestion(
                dispatcher.region(),
                Optional.of(AuditedAct.PRIVATE_DETAILS_READ),
                Optional.of(List.of(reader.account().value())),
                Optional.empty(),
                Optional.empty());
        return Scopes.within(Scope.SYSTEM, () -> audit.list(question, 100, 0));
    }
}
