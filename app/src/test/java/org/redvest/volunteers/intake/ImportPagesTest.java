package org.redvest.volunteers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import jakarta.servlet.ServletInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** The pages of an import: a file that cannot be read is refused in words, one that can is shown as it was understood. */
@RedvestTest
class ImportPagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private ImportWalk walk;

    private Hat admin;

    @BeforeEach
    void an_administrator_of_the_county() {
        admin = people.hat(Role.ADMIN, "430503");
    }

    @Test
    void an_old_workbook_is_refused_with_the_way_out() throws Exception {
        var answer = upload(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("另存为").contains("aria-invalid=\"true\"");
    }

    @Test
    void a_list_is_shown_as_it_was_understood_and_its_people_are_masked() throws Exception {
        var answer = upload(new ListOfPeople()
                .row("罗立", ListOfPeople.number("19900101", 9), "13900000001", "", "三八亭社区", "", "", "")
                .csv()
                .getBytes(StandardCharsets.UTF_8));

        var page = mvc.perform(
                        get(Objects.requireNonNull(answer.getRedirectedUrl())).with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("<option value=\"document\" selected>")
                .contains("罗*")
                .doesNotContain("罗立")
                .doesNotContain("13900000001");
    }

    @Test
    void the_register_shows_the_way_to_the_import() throws Exception {
        var page = mvc.perform(get("/volunteers").with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("href=\"/volunteers/imports\"");
    }

    @Test
    void a_file_with_nothing_in_it_is_called_empty() throws Exception {
        var answer = upload(new byte[0]);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("文件是空的");
    }

    /** A spreadsheet would run what begins like a formula. */
    @Test
    void the_list_of_bad_cells_runs_nothing() throws Exception {
        var id = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", "", "13900000001", "1990-01-01", "=HYPERLINK(1)", "", "", "")
                        .csv());

        var file = mvc.perform(get("/volunteers/imports/%d/cells.csv".formatted(id.value()))
                        .with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(file).startsWith("\uFEFF行,格子").contains("2,E2,村（社区）,'=HYPERLINK(1)");
    }

    @Test
    void a_skill_that_the_list_of_skills_does_not_have_is_named_and_not_dropped() throws Exception {
        var id = walk.read(
                admin,
                new ListOfPeople()
                        .row("罗立", "", "13900000001", "1990-01-01", "三八亭社区", "理发、吹口哨", "", "")
                        .csv());

        var cells = mvc.perform(get("/volunteers/imports/%d/cells.csv".formatted(id.value()))
                        .with(people.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(cells).contains("2,F2,特长").contains("技能目录里没有“吹口哨”");
    }

    /** The check for forged posts would read the whole file and write it to the disk first. */
    @Test
    void whoever_is_not_signed_in_is_sent_to_sign_in_before_anything_of_a_file_is_read() throws Exception {
        RequestBuilder unread = context -> {
            var request = new MockHttpServletRequest(context, "POST", "/volunteers/imports") {
                @Override
                public ServletInputStream getInputStream() {
                    throw new AssertionError("The file was read");
                }

                @Override
                public @Nullable String getParameter(String name) {
                    throw new AssertionError("The form was read for " + name);
                }
            };
            request.setContentType("multipart/form-data; boundary=x");
            return request;
        };

        var answer = mvc.perform(unread).andReturn().getResponse();

        assertThat(answer.getStatus()).isBetween(302, 303);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?old");
    }

    private MockHttpServletResponse upload(byte[] content) throws Exception {
        return mvc.perform(multipart("/volunteers/imports")
                        .file(new MockMultipartFile("file", "名册", "application/octet-stream", content))
                        .with(people.as(admin)))
                .andReturn()
                .getResponse();
    }
}
