package org.redvest.randomcity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;

/** What the random city checks of the pages that its people come across holds of one page of every route, in both languages. */
@RedvestTest
class EveryPageTest {

    /** What is ordered from the menu is in both languages; what a community writes itself is in its own. */
    private static final String AS_WRITTEN = """
            create function as_written() returns trigger language plpgsql as $$
            begin
                new.item = null;
                new.title_en = new.title_zh;
                new.what_en = new.what_zh;
                new.risks_en = new.risks_zh;
                new.safeguards_en = new.safeguards_zh;
                return new;
            end $$;
            create trigger as_written before insert on activity for each row execute function as_written()
            """;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    private TestDataSource database;

    @Test
    @FreshDatabase
    void every_page_speaks_its_own_language_and_points_at_what_is_there() throws Exception {
        holds(samples());
    }

    @Test
    @FreshDatabase
    void every_page_marks_what_people_have_written_as_theirs() throws Exception {
        JdbcClient.create(database.asOwner()).sql(AS_WRITTEN).update();

        holds(samples());
    }

    private List<RouteSample> samples() {
        var county = new SampleCounty("430503", "430503001001", people);
        return modules.stream()
                .flatMap(module -> module.in(county).routes().stream())
                .filter(sample -> sample.method().equals("GET"))
                .toList();
    }

    private void holds(List<RouteSample> samples) throws Exception {
        var findings = new Findings();
        var checks = new PageChecks(findings);
        for (var sample : samples) {
            checks.check(answer(sample, "en"), sample.owner().toString());
            checks.check(answer(sample, "zh-CN"), sample.owner().toString());
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
