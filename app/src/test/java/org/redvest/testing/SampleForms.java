package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.redvest.accounts.TestPeople;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds the forms on the pages that the modules' samples lead to. */
final class SampleForms {

    /** A field that is only read where something else is chosen. */
    private static final Map<String, Map<String, String>> CHOSEN_BEFORE =
            Map.of("place", Map.of("site", "elsewhere"), "count", Map.of("people", "other"));

    private final MockMvc mvc;
    private final TestPeople people;

    SampleForms(MockMvc mvc, TestPeople people) {
        this.mvc = mvc;
        this.people = people;
    }

    record Found(PageForm form, Cookie session) {}

    /** Every form on every page, each in a session of its own, without the ways out. */
    List<Found> of(List<RouteSample> samples) throws Exception {
        var forms = new ArrayList<Found>();
        var known = new HashSet<String>();
        for (var sample : samples) {
            if (!sample.method().equals("GET")) {
                continue;
            }
            for (var form : PageForm.on(page(sample, people.session(sample.owner())))) {
                if (!form.action().matches("/sign-out|/hat|/account/sessions.*")
                        && known.add(form.action() + form.shown().keySet())) {
                    forms.add(inItsOwnSession(form.action(), sample));
                }
            }
        }
        return forms;
    }

    /** Loaded again: the token of a form belongs to the session it was shown in. */
    private Found inItsOwnSession(String action, RouteSample sample) throws Exception {
        var session = people.session(sample.owner());
        var form = PageForm.on(page(sample, session)).stream()
                .filter(each -> each.action().equals(action))
                .findFirst()
                .orElseThrow();
        return new Found(form, session);
    }

    private String page(RouteSample sample, Cookie session) throws Exception {
        var built = get(uri(sample)).cookie(session);
        sample.parameters().forEach(built::param);
        var answer = mvc.perform(built).andReturn();
        return answer.getRequest().isAsyncStarted() || !isPage(answer.getResponse())
                ? ""
                : answer.getResponse().getContentAsString();
    }

    static MockHttpServletRequestBuilder filled(PageForm form, Cookie session) {
        return filled(form.action(), form.fields(), session);
    }

    static MockHttpServletRequestBuilder filled(String action, Map<String, String> fields, Cookie session) {
        var built = post(URI.create(action))
                .cookie(session)
                .header("Host", "localhost")
                .header("Origin", "http://localhost");
        fields.forEach(built::param);
        return built;
    }

    static boolean isPage(MockHttpServletResponse answer) {
        return answer.getContentType() != null && answer.getContentType().startsWith("text/html");
    }

    static URI uri(RouteSample sample) {
        return URI.create(UriComponentsBuilder.fromPath(sample.path())
                .buildAndExpand(sample.variables())
                .encode()
                .toUriString());
    }

    /** What is said beside a field on a page; empty where nothing is wrong with it. */
    static String beside(String field, String page) {
        var error = Pattern.compile("id=\"" + field + "-error\"[^>]*>.*?<span>(.*?)</span>", Pattern.DOTALL)
                .matcher(page);
        return error.find() ? error.group(1) : "";
    }

    /** The page that comes after the form was sent with this one field filled anew. */
    String answer(Found found, String field, String text) throws Exception {
        var form = found.form();
        var session = found.session();
        var filled = new LinkedHashMap<>(form.with(field, text));
        filled.putAll(CHOSEN_BEFORE.getOrDefault(field, Map.of()));
        filled.computeIfPresent("request", (_, _) -> UUID.randomUUID().toString());
        var answer =
                mvc.perform(filled(form.action(), filled, session)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(form.action() + " " + field).isLessThan(500);
        return answer.getRedirectedUrl() == null ? answer.getContentAsString() : pageOf(answer, session);
    }

    private String pageOf(MockHttpServletResponse answer, Cookie session) throws Exception {
        var to = URI.create(Objects.requireNonNull(answer.getRedirectedUrl()).replaceFirst("#.*", ""));
        return mvc.perform(get(to).cookie(session)).andReturn().getResponse().getContentAsString();
    }
}
