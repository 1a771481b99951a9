package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.COUNTY;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.dispatch.board.Board;
import org.redvest.dispatch.board.BoardList;
import org.redvest.dispatch.board.BoardOrder;
import org.redvest.dispatch.board.BoardQuestion;
import org.redvest.dispatch.board.BoardRow;
import org.redvest.dispatch.board.BoardTab;
import org.redvest.dispatch.board.Outlook;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.orders.Order;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A dispatcher finds each shift of the coming fortnight, and reads how it stands. */
@RedvestTest
class BoardTest {

    private static final String SATURDAY_8 = "2026-02-28T08:00";
    private static final String SATURDAY_11 = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    Board board;

    @Autowired
    Invitations invitations;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Test
    @FreshDatabase
    void a_shift_is_found_by_its_number_its_service_and_its_community() {
        var escort = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var haircut = town.approved("haircut", 1, "2026-03-01T08:00", "2026-03-01T10:00");

        assertThat(found(escort.number().value()))
                .containsExactly(escort.number().value());
        assertThat(found("陪老人")).containsExactly(escort.number().value());
        assertThat(found("三八亭"))
                .containsExactlyInAnyOrder(
                        escort.number().value(), haircut.number().value());
        assertThat(found("没有这个地方")).isEmpty();
        assertThat(found("100%_")).as("signs of a pattern are text").isEmpty();
    }

    @Test
    @FreshDatabase
    void the_tabs_add_up_and_a_search_counts_what_it_found() {
        town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        town.accept(town.opened("haircut", 1, SATURDAY_8, SATURDAY_11), town.volunteer(NEIGHBOUR));
        town.opened("clinic-escort", 1, "2026-03-01T08:00", "2026-03-01T11:30");

        for (var words : List.of("", "陪老人", "理发")) {
            var list = list(words);
            assertThat(List.of(BoardTab.LACKS, BoardTab.ASKED, BoardTab.STAFFED, BoardTab.ENDED).stream()
                            .mapToLong(tab -> list.count(tab).shifts())
                            .sum())
                    .as("shifts found by “%s”", words)
                    .isEqualTo(list.count(BoardTab.ALL).shifts())
                    .isEqualTo(list.rows().total());
        }
    }

    @Test
    @FreshDatabase
    void whether_those_who_were_asked_will_do_is_said_in_words() {
        var few = town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var many = town.approved("clinic-escort", 1, "2026-03-01T08:00", "2026-03-01T11:30");
        invite(few, 2);
        invite(many, 30);

        var list = list("");

        assertThat(outlook(list, few)).contains(Outlook.UNLIKELY);
        assertThat(outlook(list, many)).contains(Outlook.FULL);
    }

    @Test
    @FreshDatabase
    void the_heading_changes_with_the_list() throws Exception {
        town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);
        var dispatcher = town.dispatcher();

        var again = mvc.perform(get("/board/list").with(people.as(dispatcher)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(again).contains("id=\"board-head\" hx-swap-oob=\"true\"", "缺 2 人");
    }

    @Test
    @FreshDatabase
    void a_search_without_a_hit_says_so_and_its_filters_stay_on_the_way_to_a_part_of_the_region() throws Exception {
        town.approved("clinic-escort", 2, SATURDAY_8, SATURDAY_11);

        var none = page("/board?search=zzzz");
        assertThat(none)
                .contains("没有找到符合的班次", "href=\"/board?region=" + COUNTY.value() + "\"")
                .doesNotContain("没有班次缺人", "共 0 个班次");
        assertThat(page("/board?search=zzzz&lang=en")).contains("No shift was found");

        var found = page("/board?search=陪老人&day=2026-02-28&category=elderly&sort=missing");
        assertThat(found).contains("只算查到的：共 1 个班次");
        assertThat(found.substring(found.indexOf("where__below")))
                .containsPattern(
                        "href=\"/board\\?day=2026-02-28&amp;category=elderly&amp;search=[^\"]+&amp;tab=&amp;sort=missing&amp;region=430503");
    }

    private String page(String url) throws Exception {
        return mvc.perform(get(url).with(people.as(town.dispatcher())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void invite(Order order, int howMany) {
        var dispatcher = town.dispatcher();
        var asks = town.neighbours(howMany).stream()
                .map(each -> new ServiceAsk(Town.need(order), each, AskReason.NEAR))
                .toList();
        Scopes.run(dispatcher.scope(), () -> invitations.invite(asks, dispatcher));
    }

    private static Optional<Outlook> outlook(BoardList list, Order order) {
        return list.rows().rows().stream()
                .filter(row -> row.activity().equals(order.number().value()))
                .findFirst()
                .flatMap(list::outlook);
    }

    private List<String> found(String words) {
        return list(words).rows().rows().stream().map(BoardRow::activity).toList();
    }

    private BoardList list(String words) {
        var question =
                new BoardQuestion(COUNTY, Optional.empty(), Optional.empty(), words, BoardTab.ALL, BoardOrder.START);
        return Scopes.within(town.dispatcher().scope(), () -> board.list(question, 1, true));
    }
}
