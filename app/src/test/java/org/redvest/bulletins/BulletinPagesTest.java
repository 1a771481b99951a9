package org.redvest.bulletins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.reports.Question;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A bulletin from its draft to its files: every figure opens to rows that add up to it. */
@RedvestTest
class BulletinPagesTest {

    private static final String DAXIANG = "430503005004";
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Instant RECORDED = Instant.parse("2026-01-31T10:00:00Z");
    private static final String DRAFT =
            "/bulletins/draft?county=430503&since=2026-01-01&until=2026-01-31&at=2026-02-01T00:00:00Z";
    private static final int FIRST_FIGURE = 8;
    private static final Pattern ROWS = Pattern.compile("href=\"(/bulletins/[^\"]*/rows/[^\"]*)\"");

    @Autowired
    RecordedServices services;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    ReadPages pages;

    @Autowired
    MockMvc mvc;

    private Hat dispatcher;

    @BeforeEach
    void services_for_a_programme_and_for_orders() {
        clock.set("2026-02-26T09:00");
        dispatcher = people.hat(Role.DISPATCHER, "430503");
        if (!services.has(1)) {
            services.session(1, 7, DAXIANG, DAY, RECORDED, people(1, 12));
            services.session(2, Question.ORDERS, DAXIANG, DAY.plusDays(1), RECORDED, people(9, 20));
        }
    }

    @Test
    void every_figure_of_a_draft_opens_to_its_rows() throws Exception {
        var draft = pages.page(DRAFT, dispatcher);

        var links = ROWS.matcher(draft)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(12);
        for (var link : links) {
            assertThat(pages.page(link.replace("&amp;", "&"), dispatcher))
                    .as(link)
                    .contains("回到通报");
        }
        assertThat(opened(links, "participations?", "programmes=&")).contains("24 人次");
        assertThat(opened(links, "participations?", "programmes=7&"))
                .contains("12 人次")
                .doesNotContain("24 人次");
        assertThat(opened(links, "people?", "programmes=&")).contains("20 人");
    }

    private String opened(List<String> links, String metric, String programmes) throws Exception {
        var link = links.stream()
                .map(each -> each.replace("&amp;", "&"))
                .filter(each -> each.contains(metric) && each.contains(programmes))
                .findFirst()
                .orElseThrow();
        return pages.page(link, dispatcher);
    }

    @Test
    void ticked_programmes_are_counted_and_stay_ticked() throws Exception {
        var draft = pages.page(DRAFT + "&programmes=7", dispatcher);

        assertThat(draft)
                .contains("12 人次", "value=\"7\" checked", "value=\"0\"")
                .doesNotContain("value=\"0\" checked");
    }

    @Test
    void issued_it_is_on_paper_in_a_spreadsheet_and_signed() throws Exception {
        var one = issued("一月通报");

        assertThat(pages.page(one, dispatcher)).contains("一月通报", "签名无误", "24 人次", "20 人");
        assertThat(pages.page(one + "?lang=en", dispatcher)).contains("20 people");
        try (var pdf = new PdfReader(file(one + "/pdf").getContentAsByteArray())) {
            assertThat(new PdfTextExtractor(pdf).getTextFromPage(1)).contains("一月通报", "24");
        }
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(file(one + "/xlsx").getContentAsByteArray()))) {
            assertThat(book.getSheets()).hasSize(4);
            assertThat(book.getFirstSheet().read())
                    .filteredOn(row -> row.getRowNum() == FIRST_FIGURE)
                    .extracting(row -> row.getCellAsNumber(1).orElseThrow().intValue())
                    .containsExactly(24);
        }
        assertThat(file(one + "/signed").getContentAsString(StandardCharsets.UTF_8))
                .startsWith("{\"bulletin\":{")
                .contains("\"format\":\"redvest-bulletin/1\"");
        assertThat(pages.page("/published/bulletin-key")).containsPattern("[0-9a-f]{8}( [0-9a-f]{8}){7}");
    }

    @Test
    void a_citys_bulletin_has_a_map_and_a_table_of_its_counties_on_paper() throws Exception {
        var city = people.hat(Role.DISPATCHER, "4305");
        services.session(31, Question.ORDERS, "430502001001", DAY, RECORDED, people(30, 38));
        dispatcher = city;
        var answer = posted("全市通报", UUID.randomUUID(), "4305");

        var pdf = file(answer.getRedirectedUrl() + "/pdf").getContentAsByteArray();
        try (var reader = new PdfReader(pdf)) {
            var all = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                all.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            assertThat(all.toString()).contains("全市通报", "各县市区", "双清区", "大祥区");
        }
        assertThat(pages.page(String.valueOf(answer.getRedirectedUrl()), city)).contains("class=\"map\"", "双清区");
    }

    @Test
    void without_a_title_it_is_said_beside_the_field_and_nothing_is_issued() throws Exception {
        var answer = posted("", UUID.randomUUID());

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("heading-error", "24 人次");
    }

    @Test
    void days_that_are_none_are_said_beside_their_field() throws Exception {
        var answer = mvc.perform(get(URI.create("/bulletins/draft?since=2026-02-30&until=2026-01-01"))
                        .with(people.as(dispatcher)))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("since-error", "2026-02-30");
    }

    private String issued(String title) throws Exception {
        var answer = posted(title, UUID.randomUUID());
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(303);
        return String.valueOf(answer.getRedirectedUrl());
    }

    private MockHttpServletResponse posted(String title, UUID form) throws Exception {
        return posted(title, form, "430503");
    }

    private MockHttpServletResponse posted(String title, UUID form, String county) throws Exception {
        return mvc.perform(post("/bulletins/issue")
                        .with(people.as(dispatcher))
                        .param("county", county)
                        .param("since", "2026-01-01")
                        .param("until", "2026-01-31")
                        .param("at", "2026-02-01T00:00:00Z")
                        .param("heading", title)
                        .param("request", form.toString()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse file(String address) throws Exception {
        var answer = mvc.perform(get(address).with(people.as(dispatcher)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer;
    }

    private static List<Integer> people(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
