package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The script that answers for the server when there is no network names files that are there, and changes with each of them. */
@RedvestTest
class WorkerTest {

    private static final Pattern FILE = Pattern.compile("\"(/assets/[^\"]+)\"");

    @Autowired
    MockMvc mvc;

    @Test
    void all_its_files_are_there_and_may_be_kept_for_ever() throws Exception {
        var worker = answer("/worker.js");
        var files = FILE.matcher(worker.getContentAsString())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(files).hasSizeGreaterThan(6).anyMatch(file -> file.endsWith("/phone.js"));
        for (var file : files) {
            assertThat(answer(file).getStatus()).as(file).isEqualTo(200);
            assertThat(answer(file).getHeader("Cache-Control")).contains("immutable");
        }
    }

    @Test
    void a_browser_asks_for_it_anew_each_time_and_it_may_load_nothing_from_elsewhere() throws Exception {
        var worker = answer("/worker.js");

        assertThat(worker.getContentType()).startsWith("text/javascript");
        assertThat(worker.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(worker.getHeader("Content-Security-Policy")).contains("default-src 'self'", "script-src 'self'");
        assertThat(worker.getContentAsString()).startsWith("const REDVEST = {").contains(Assets.currentVersion());
    }

    @Test
    void without_a_network_the_page_speaks_both_languages_and_names_nobody() throws Exception {
        var page = answer("/offline").getContentAsString();

        assertThat(page).contains("现在没有网络", "No network just now", "data-offline=\"yes\"");
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse();
    }
}
