package org.redvest.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.TestPeople;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds the forms on the pages that the modules' samples lead to. */
final class SampleForms {

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
                if (!form.action().matches("/sign-out|/hat|/account/sessions.*") && known.add(form.action())) {
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
}
