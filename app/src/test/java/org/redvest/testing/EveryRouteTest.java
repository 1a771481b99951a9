package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.redvest.accounts.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** What must hold on every route, whoever wrote it: the routes, their parameters and the forms on their pages are found by themselves. */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryRouteTest {

    /** Beyond all numbers and dates, of the wrong kind, and of no kind. */
    private static final List<String> HOSTILE = List.of(
            "-999999999-01",
            "999999999-12-31",
            "99999999999999999999999999",
            "-1",
            "9223372036854775807",
            "",
            "\u202E\u200B",
            "%00'\"<script>",
            "x".repeat(3000));

    private static final Pattern LANGUAGE = Pattern.compile("href=\"([^\"]*[?]lang=[^\"]*)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, HandlerMethod> routes = new TreeMap<>();
    private final List<RouteSample> samples = new ArrayList<>();

    @BeforeAll
    void a_county() {
        mappings.getHandlerMethods()
                .forEach((info, method) -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb ->
                                info.getPatternValues().forEach(path -> routes.put(verb.name() + " " + path, method))));
        var county = new SampleCounty("430503", "430503001001", people);
        modules.forEach(module -> samples.addAll(module.in(county).routes()));
    }

    /** The answer to a refused form has an address of its own: its own takes posts only. */
    @Test
    @Order(1)
    void the_language_of_a_refused_form_can_be_changed_and_its_words_are_still_there() throws Exception {
        var wrong = new ArrayList<String>();
        var refused = new TreeSet<String>();
        for (var found : new SampleForms(mvc, people).of(samples)) {
            var answer = mvc.perform(SampleForms.filled(found.form(), found.session()))
                    .andReturn()
                    .getResponse();
            if (answer.getRedirectedUrl() != null || !SampleForms.isPage(answer)) {
                continue;
            }
            refused.add(found.form().action().replaceAll("[0-9-]{2,}|[0-9]+", "*"));
            var link = LANGUAGE.matcher(answer.getContentAsString());
            if (!link.find()) {
                wrong.add(found.form().action() + " offers no other language");
                continue;
            }
            var other = mvc.perform(get(URI.create(HtmlUtils.htmlUnescape(link.group(1))))
                            .cookie(found.session()))
                    .andReturn()
                    .getResponse();
            if (other.getStatus() != 200 && other.getStatus() != answer.getStatus()) {
                wrong.add("%s: its other language answers %d"
                        .formatted(found.form().action(), other.getStatus()));
            }
            found.form().words().stream()
                    .filter(word -> contains(answer, word) && !contains(other, word))
                    .forEach(word -> wrong.add(found.form().action() + " loses " + word));
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).hasSizeGreaterThan(4);
    }

    /** Each form's words wait at an address of their own until its sender has signed in again. */
    @Test
    @Order(2)
    void what_was_typed_when_the_session_ended_is_there_after_signing_in_again() throws Exception {
        var wrong = new ArrayList<String>();
        int kept = 0;
        for (var found : new SampleForms(mvc, people).of(samples)) {
            var form = found.form();
            if (form.words().isEmpty() || !form.fields().containsKey("hat")) {
                continue;
            }
            var answer = mvc.perform(SampleForms.filled(form, new Cookie("redvest", "bm8tc3VjaC1zZXNzaW9u")))
                    .andReturn()
                    .getResponse();
            var to = Objects.requireNonNullElse(answer.getRedirectedUrl(), "");
            if (!to.matches("/sign-in[?]old&next=%2Fkept%2F[A-Za-z0-9_-]+")) {
                wrong.add("%s answers %d %s".formatted(form.action(), answer.getStatus(), to));
                continue;
            }
            var page = mvc.perform(get(UriUtils.decode(to.replaceFirst(".*next=", ""), StandardCharsets.UTF_8))
                            .cookie(found.session(), Objects.requireNonNull(answer.getCookie("redvest-kept"))))
                    .andReturn()
                    .getResponse();
            form.words().stream()
                    .filter(word -> !contains(page, word))
                    .forEach(word -> wrong.add(form.action() + " loses " + word));
            kept++;
        }
        assertThat(wrong).isEmpty();
        assertThat(kept).isGreaterThan(4);
    }

    @Test
    @Order(3)
    void no_parameter_breaks_a_page() throws Exception {
        var wrong = new ArrayList<String>();
        for (var sample : samples) {
            for (var parameter : parameters(sample)) {
                for (var value : HOSTILE) {
                    int status = perform(sample.with(parameter, value), people.as(sample.owner()));
                    if (status >= 500) {
                        wrong.add("%s with %s=%s answers %d".formatted(sample.route(), parameter, value, status));
                    }
                }
            }
            for (var variable : sample.variables().keySet()) {
                for (var value : HOSTILE) {
                    int status = value.isEmpty() ? 404 : perform(sample.at(variable, value), people.as(sample.owner()));
                    if (status >= 500) {
                        wrong.add("%s at %s=%s answers %d".formatted(sample.route(), variable, value, status));
                    }
                }
            }
        }
        for (var route : routes.entrySet()) {
            if (route.getKey().startsWith("GET ") && !route.getKey().contains("{")) {
                for (var parameter : named(route.getValue())) {
                    for (var value : HOSTILE) {
                        int status = mvc.perform(
                                        get(route.getKey().substring(4)).param(parameter, value))
                                .andReturn()
                                .getResponse()
                                .getStatus();
                        if (status >= 500) {
                            wrong.add("%s with %s=%s answers %d".formatted(route.getKey(), parameter, value, status));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** On an English page what is Chinese stands in an element of its own. */
    private static boolean contains(MockHttpServletResponse answer, String word) {
        try {
            return answer.getContentAsString()
                    .replaceAll("<span lang=\"zh-CN\">([^<]*)</span>", "$1")
                    .contains(word);
        } catch (UnsupportedEncodingException never) {
            throw new AssertionError(never);
        }
    }

    private int perform(RouteSample sample, RequestPostProcessor sender) throws Exception {
        var built = request(HttpMethod.valueOf(sample.method()), SampleForms.uri(sample));
        sample.parameters().forEach(built::param);
        return mvc.perform(built.with(sender)).andReturn().getResponse().getStatus();
    }

    private Stream<String> names(RouteSample sample) {
        return named(Objects.requireNonNull(routes.get(sample.route()), sample.route())).stream();
    }

    private List<String> parameters(RouteSample sample) {
        return Stream.concat(names(sample), sample.parameters().keySet().stream())
                .distinct()
                .toList();
    }

    private static List<String> named(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && !parameter.hasParameterAnnotation(PathVariable.class)
                        && !Map.class.isAssignableFrom(parameter.getParameterType()))
                .map(parameter -> {
                    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    return Objects.requireNonNull(parameter.getParameterName());
                })
                .toList();
    }
}
