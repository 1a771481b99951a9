package org.redvest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The communities of a whole city are invited and printed in one answer, without a job behind it. */
@RedvestTest
class CityInvitationsTest {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private InvitationBatches batches;

    @Test
    void a_city_of_3_600_communities_is_invited_and_printed() throws Exception {
        var admin = people.hat(Role.ADMIN, "4305");
        int free = batches.free(admin, admin.region()).size();

        long worked = CPU.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        var question = mvc.perform(post("/invitations/batches")
                        .param("region", "4305")
                        .param("days", "60")
                        .param("request", UUID.randomUUID().toString())
                        .with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(question)
                .contains("确定要全部邀请吗", "name=\"sure\" value=\"yes\"", "邀请 " + String.format("%,d", free) + " 个社区");
        assertThat(batches.free(admin, admin.region()))
                .as("nothing is made before the answer")
                .hasSize(free);

        var to = mvc.perform(post("/invitations/batches")
                        .param("region", "4305")
                        .param("days", "60")
                        .param("sure", "yes")
                        .param("request", UUID.randomUUID().toString())
                        .with(people.as(admin)))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        long made = System.nanoTime();
        var sheet = mvc.perform(post(Objects.requireNonNull(to) + "/sheets").with(people.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        long printed = System.nanoTime();

        int pages = new PdfReader(sheet).getNumberOfPages();
        System.out.printf(
                "%d invitations made in %d ms, %d pages of %d KiB drawn in %d ms, %d ms of work of one core%n",
                free,
                (made - start) / 1_000_000,
                pages,
                sheet.length / 1024,
                (printed - made) / 1_000_000,
                (CPU.getCurrentThreadCpuTime() - worked) / 1_000_000);
        assertThat(free).isGreaterThan(3600);
        assertThat(pages).isGreaterThan(free / 20);
    }
}
