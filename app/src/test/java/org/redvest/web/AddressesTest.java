package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What must hold of every parameter of every address. The routes and their parameters are found by themselves. */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesTest {

    /** Of no kind, of the wrong kind, and beyond all numbers and dates. */
    private static final List<String> UNREADABLE = List.of(
            "zzz",
            "-1",
            "0x1",
            "13",
            "2026-13",
            "-999999999-01",
            "99999999999999999999999999",
            "\u202E",
            "x".repeat(3000));

    /** What any words may be written in: the page says what comes of them. */
    private static final Set<String> WORDS = Set.of("words", "search", "who", "q", "number", "code");

    /** A number, and whether it is there is not the parameter's affair. */
    private static final Set<String> NUMBERS =
            Set.of("open", "shift", "unchanged", "page", "drafts", "todo", "region", "confirmed", "tied");

    private static final Set<String> PAGES = Set.of("page", "drafts", "todo");

    private static final Set<String> FIGURES = Set.of("month", "since", "until", "county", "category", "at");
    private static final Set<String> EVIDENCE =
            Set.of("month", "since", "until", "county", "category", "at", "page", "q", "open");

    private static final Set<String> BOARD = Set.of("region", "day", "category", "tab", "sort", "page", "chosen");
    private static final Set<String> BOARD_LIST = Set.of("region", "day", "category", "tab", "sort", "page");

    /** What those routes read that take the query as a whole. */
    private static final Map<String, Set<String>> WHOLE_QUERIES = Map.of(
            "GET /review", Set.of("tab", "words", "page"),
            "GET /review/queue", Set.of("tab", "words", "page", "open"),
            "GET /review/{number}", Set.of("tab", "words", "page", "form", "late"),
            "GET /board", BOARD,
            "GET /board/list", BOARD_LIST,
            "GET /figures", FIGURES,
            "GET /figures/{metric}", EVIDENCE,
            "GET /figures/{metric}.csv", EVIDENCE,
            "GET /published/{metric}", EVIDENCE,
            "GET /published/{metric}.csv", EVIDENCE);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests;

    private final Map<String, HandlerMethod> routes = new TreeMap<>();
    private final Map<String, Asked> asked = new TreeMap<>();

    private record Asked(String path, Set<String> names, Optional<RouteSample> sample) {}

    @BeforeAll
    void every_route_that_is_asked() {
        mappings.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues()
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> routes.put(verb.name() + " " + path, method))));
        var county = new SampleCounty("430503", "430503001001", people);
        modules.stream()
                .flatMap(module -> module.in(county).routes().stream())
                .filter(sample -> sample.method().equals("GET"))
                .forEach(sample -> asked.put(
                        sample.route(),
                        new Asked(
                                path(sample.path(), sample.variables()), names(sample.route()), Optional.of(sample))));
        Stream.of(
                        "GET /",
                        "GET /sign-in",
                        "GET /check",
                        "GET /ledger",
                        "GET /published/{metric}",
                        "GET /published/{metric}.csv")
                .forEach(route -> asked.put(
                        route,
                        new Asked(
                                path(route.substring(4), Map.of("metric", "hours")), names(route), Optional.empty())));
    }

    @Test
    void what_cannot_be_read_is_refused_by_name() throws Exception {
        var wrong = new ArrayList<String>();
        var tried = new TreeSet<String>();
        for (var page : asked.entrySet()) {
            for (var name : page.getValue().names()) {
                for (var value : UNREADABLE) {
                    boolean readable = value.length() < 3000 && WORDS.contains(name)
                            || value.equals("13") && NUMBERS.contains(name);
                    if (!readable) {
                        var answer = answer(page.getValue(), name, value);
                        tried.add(name);
                        if (answer.getStatus() != 400 || !says(answer, name, value)) {
                            wrong.add(
                                    "%s?%s=%.20s answers %d".formatted(page.getKey(), name, value, answer.getStatus()));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).contains("month", "tab", "act", "day", "which", "lang", "late", "saved", "at");
    }

    @Test
    void the_page_that_refuses_leads_to_the_one_without_what_was_wrong() throws Exception {
        var refused = mvc.perform(get("/").param("month", "2026-13").param("lang", "en"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(refused).contains("2026-13", "from 2017-12", "href=\"/?lang=en\"");
        assertThat(mvc.perform(get("/?lang=en")).andReturn().getResponse().getStatus())
                .isEqualTo(200);
    }

    /** A link that was shared comes with names of the app that it was shared in. */
    @Test
    void a_name_that_no_page_reads_is_passed_over() throws Exception {
        for (var page : List.of("/?", "/published/hours?since=2026-01-01&")) {
            assertThat(mvc.perform(get(page + "from=singlemessage&isappinstalled=0&utm_source=weixin"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(page)
                    .isEqualTo(200);
        }
    }

    @Test
    void no_page_reads_a_name_that_wechat_adds_to_what_is_shared() {
        assertThat(asked.values())
                .flatExtracting(Asked::names)
                .isNotEmpty()
                .doesNotContain("from", "isappinstalled", "scene", "clicktime", "enterid");
    }

    /** Without scripts nothing puts it back; the style shows the note beside forms alone. */
    @Test
    void every_page_with_a_form_says_that_a_change_of_the_language_loses_what_is_typed() throws Exception {
        var silent = new ArrayList<String>();
        int forms = 0;
        for (var page : asked.entrySet()) {
            var html = answer(page.getValue(), "isappinstalled", "0").getContentAsString(StandardCharsets.UTF_8);
            if (html.contains("<main") && html.contains("method=\"post\"")) {
                forms++;
                if (!html.contains("<noscript><p class=\"masthead__note\">")) {
                    silent.add(page.getKey());
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(forms).isGreaterThan(10);
    }

    /** The server asks for it with the fields of the form that was refused. */
    @Test
    void the_page_of_an_error_is_shown_whatever_was_sent() throws Exception {
        var refused = mvc.perform(get("/error").param("volunteer", "12").with(request -> {
                    request.setDispatcherType(DispatcherType.ERROR);
                    return request;
                }))
                .andReturn()
                .getResponse();

        assertThat(refused.getStatus()).isEqualTo(404);
    }

    @Test
    void no_page_leads_before_the_first_month_that_can_be_asked_for() throws Exception {
        assertThat(home("2018-01")).contains("/?month=2017-12");
        assertThat(home("2017-12")).doesNotContain("/?month=2017-11");
    }

    private String home(String month) throws Exception {
        return mvc.perform(get("/").param("month", month))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void broken_escapes_are_refused_by_name_in_the_language_of_the_reader() throws Exception {
        var wrong = new ArrayList<String>();
        for (var page : asked.entrySet()) {
            for (var broken : List.of("%ff", "%00", "%", "%zz", "%c3%28", "%ed%a0%80")) {
                var built = get(URI.create(page.getValue().path())).with(request -> {
                    request.setQueryString("month=" + broken);
                    return request;
                });
                page.getValue().sample().ifPresent(sample -> built.with(people.as(sample.owner())));
                var answer = mvc.perform(built.header("Accept-Language", "en"))
                        .andReturn()
                        .getResponse();
                if (answer.getStatus() != 400
                        || !answer.getContentAsString().contains(HtmlUtils.htmlEscape(broken))
                        || !answer.getContentAsString().contains("The address is wrong")) {
                    wrong.add("%s?month=%s answers %d".formatted(page.getKey(), broken, answer.getStatus()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_page_beyond_the_end_of_a_list_leads_to_its_last() throws Exception {
        var wrong = new ArrayList<String>();
        int lists = 0;
        for (var page : asked.entrySet()) {
            for (var name : page.getValue().names()) {
                if (!PAGES.contains(name) || page.getKey().endsWith(".csv")) {
                    continue;
                }
                lists++;
                var answer = answer(page.getValue(), name, "999");
                var to = Optional.ofNullable(answer.getRedirectedUrl()).orElse("");
                var last =
                        Pattern.compile("[?&]" + name + "=([1-9][0-9]?)(&|$)").matcher(to);
                if (!last.find() || answer(page.getValue(), name, last.group(1)).getStatus() != 200) {
                    wrong.add("%s?%s=999 answers %d %s".formatted(page.getKey(), name, answer.getStatus(), to));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lists).isGreaterThan(10);
    }

    /** Such a line comes to no route at all: the server itself answers. */
    @Test
    void a_line_that_is_no_request_is_answered_in_our_words() throws IOException {
        var factory = new TomcatServletWebServerFactory(0);
        unreadableRequests.customize(factory);
        var server = factory.getWebServer();
        server.start();
        try {
            for (var line :
                    List.of("GET /\"<>\" HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%00 HTTP/1.1", "GET /%2f HTTP/1.1")) {
                var answer = sent(line, server.getPort());

                assertThat(answer).as(line).contains(" 400 ", "网址无法识别", "The address cannot be read");
                assertThat(answer).as(line).doesNotContain("Tomcat", "Exception");
            }
        } finally {
            server.stop();
        }
    }

    private static String sent(String line, int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private MockHttpServletResponse answer(Asked page, String name, String value) throws Exception {
        var built = get(URI.create(page.path()));
        page.sample().ifPresent(sample -> {
            sample.parameters().entrySet().stream()
                    .filter(given -> !given.getKey().equals(name))
                    .forEach(given -> built.param(given.getKey(), given.getValue()));
            built.with(people.as(sample.owner()));
        });
        return mvc.perform(built.param(name, value)).andReturn().getResponse();
    }

    /** A field of a filter says it beside itself. */
    private static boolean says(MockHttpServletResponse answer, String name, String value) throws IOException {
        var page = answer.getContentAsString();
        return page.contains("href=\"#" + name + "\"")
                || page.contains("“" + name + "”")
                        && page.contains(HtmlUtils.htmlEscape("%.20s".formatted(shown(value))));
    }

    private static String shown(String value) {
        return PlainText.line(value);
    }

    private Set<String> names(String route) {
        var method = Optional.ofNullable(routes.get(route)).orElseThrow();
        var names = new TreeSet<>(WHOLE_QUERIES.getOrDefault(route, Set.of()));
        names.add("lang");
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && !Map.class.isAssignableFrom(parameter.getParameterType()))
                .forEach(parameter -> names.add(name(parameter)));
        return names;
    }

    private static String name(MethodParameter parameter) {
        var named = parameter.getParameterAnnotation(RequestParam.class);
        if (named != null && !named.name().isEmpty()) {
            return named.name();
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Optional.ofNullable(parameter.getParameterName()).orElseThrow();
    }

    private static String path(String pattern, Map<String, Object> variables) {
        return UriComponentsBuilder.fromPath(pattern)
                .buildAndExpand(variables)
                .encode()
                .toUriString();
    }
}
