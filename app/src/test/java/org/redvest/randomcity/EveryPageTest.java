package org.redvest.randomcity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;

/** What the random city checks of the pages that its people come across holds of one page of every route, in both languages. */
@RedvestTest
class EveryPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Test
    void every_page_speaks_its_own_language_and_points_at_what_is_there() throws Exception {
        var findings = new Findings();
        var checks = new PageChecks(findings);
        var county = new SampleCounty("430503", "430503001001", people);
        for (var module : modules) {
            for (var sample : module.in(county).routes()) {
                if (sample.method().equals("GET")) {
                    checks.check(answer(sample, "en"), sample.owner().toString());
                    checks.check(answer(sample, "zh-CN"), sample.owner().toString());
                }
            }
        }

        assertThat(findings.all()).isEmpty();
        assertThat(findings.looked().get(Promise.ONE_LANGUAGE.words())).isGreaterThan(60);
    }

    private Reply answer(RouteSample sample, String language) throws Exception {
        var uri = URI.create(UriComponentsBuilder.fromPath(sample.path())
                .buildAndExpand(sample.variables())
                .encode()
                .toUriString());
        var asking = get(uri).with(people.as(sample.owner())).header(HttpHeaders.ACCEPT_LANGUAGE, language);
        sample.parameters().forEach(asking::param);
        var asked = mvc.perform(asking).andReturn();
        var answer = asked.getResponse();
        var type =
                asked.getRequest().isAsyncStarted() || answer.getContentType() == null ? "" : answer.getContentType();
        return new Reply(
                sample.route(),
                URI.create("http://localhost").resolve(uri),
                answer.getStatus(),
                type,
                type.isEmpty() ? "" : answer.getContentAsString(),
                List.of());
    }
}
