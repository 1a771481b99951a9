package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The workers of all communities of a region are invited in one act, and their links stand on sheets of paper. */
@RedvestTest
class InvitationBatchesTest {

    private static final Pattern SECRET = Pattern.compile("/invited/([2-9a-hjkmnp-z]{26})");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private InvitationBatches batches;

    @Autowired
    private Invitees invitees;

    @Autowired
    private Regions regions;

    @Test
    void a_township_s_communities_without_a_worker_are_invited_and_printed() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503001");
        people.hat(Role.COMMUNITY, "430503001001");
        int all = regions.communities(admin.region()).size();

        var batch = made(admin, "");
        var sheet = drawn(admin, batch);

        var text = text(sheet);
        assertThat(text)
                .contains("社区工作者邀请单")
                .contains(regions.region(new RegionCode("430503001002")).name())
                .doesNotContain(regions.path(new RegionCode("430503001001")));
        assertThat(secrets(text))
                .hasSize(all - 1)
                .allSatisfy(secret -> assertThat(invitees.look(secret)).isInstanceOf(InvitedTo.Offered.class));
        mvc.perform(get("/invitations/batches").with(people.as(admin)))
                .andExpect(content().string(containsString("其中 0 个还没有社区工作者")));
    }

    @Test
    void sheets_that_are_printed_again_have_new_links_and_the_earlier_ones_say_so() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503002");
        var batch = made(admin, "");
        var first = secrets(text(drawn(admin, batch)));
        people.hats("新来的人");
        invitees.join(
                first.getFirst(), people.hat(Role.VOLUNTEER, "430503002001").account());

        var second = secrets(text(drawn(admin, batch)));

        assertThat(second).hasSize(first.size() - 1).doesNotContainAnyElementsOf(first);
        assertThat(invitees.look(first.getFirst())).isInstanceOf(InvitedTo.Used.class);
        assertThat(invitees.look(first.getLast())).isInstanceOf(InvitedTo.Replaced.class);
    }

    @Test
    void a_column_of_a_spreadsheet_names_the_communities() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503003");
        var communities = regions.communities(admin.region());
        var list = "%s\t备注\n\n%s\n"
                .formatted(
                        communities.get(0).code().value(),
                        regions.path(communities.get(1).code()));

        var batch = made(admin, list);

        assertThat(batches.find(admin, batch).total()).isEqualTo(2);
    }

    @Test
    void a_line_that_names_no_community_is_told_by_its_number_and_nothing_is_made() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503004");

        mvc.perform(making(admin, "430503004001\n没有这个社区", UUID.randomUUID()).with(people.as(admin)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("第 2 行")));

        assertThat(batches.latest(admin, admin.region())).isEmpty();
    }

    @Test
    void the_form_sent_twice_makes_one_batch() throws Exception {
        var admin = people.hat(Role.ADMIN, "430503005");
        var request = UUID.randomUUID();

        var first = mvc.perform(making(admin, "", request).with(people.as(admin)))
                .andReturn()
                .getResponse();
        mvc.perform(making(admin, "", request).with(people.as(admin)))
                .andExpect(redirectedUrl(first.getRedirectedUrl()));

        assertThat(batches.latest(admin, admin.region())).hasSize(1);
    }

    private BatchId made(Hat admin, String only) throws Exception {
        var to = mvc.perform(making(admin, only, UUID.randomUUID()).with(people.as(admin)))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return new BatchId(Long.parseLong(String.valueOf(to).replaceAll(".*/", "")));
    }

    private byte[] drawn(Hat admin, BatchId batch) throws Exception {
        return mvc.perform(post("/invitations/batches/%d/sheets".formatted(batch.value()))
                        .with(people.as(admin)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static MockHttpServletRequestBuilder making(Hat admin, String only, UUID request) {
        return post("/invitations/batches")
                .param("region", admin.region().value())
                .param("only", only)
                .param("days", "60")
                .param("request", request.toString());
    }

    /** A link breaks at the end of a cell; its pieces belong together. */
    private static List<String> secrets(String text) {
        return SECRET.matcher(text.replaceAll("\\s", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(byte[] sheet) throws IOException {
        var reader = new PdfReader(sheet);
        var extractor = new PdfTextExtractor(reader);
        var text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(extractor.getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }
}
