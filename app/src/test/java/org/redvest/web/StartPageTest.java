package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.redvest.testing.TestClock;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** Visitors without a cookie share one start page for a moment, with a token of their own in its forms; nobody else gets it. */
class StartPageTest {

    private static final Duration PUBLISHED_FOR = Duration.ofSeconds(5);
    private static final Duration OLDEST = Duration.ofSeconds(7);

    private final TestClock clock = new TestClock();
    private final CookieCsrfTokenRepository tokens = repository();
    private final StartPage start = new StartPage(tokens, clock, PUBLISHED_FOR);
    private int made;
    private boolean form;
    private boolean fails;
    private String alsoSets = "";

    @Test
    void the_page_is_made_once_and_its_headers_come_along() throws Exception {
        var first = ask(visitor("/"));
        var second = ask(visitor("/"));

        assertThat(made).isEqualTo(1);
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(second.getHeader("Content-Security-Policy")).isEqualTo("default-src 'self'");
        assertThat(second.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(second.getHeader("Vary")).isEqualTo(first.getHeader("Vary"));
        assertThat(second.getContentType()).isEqualTo(first.getContentType());
        assertThat(second.getHeader("Content-Language")).isEqualTo(first.getHeader("Content-Language"));
        assertThat(second.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void each_visitor_has_a_token_that_fits_their_cookie_and_nobody_elses() throws Exception {
        form = true;
        Set<String> cookies = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            var page = ask(visitor("/"));
            var cookie =
                    Objects.requireNonNull(page.getCookie(Frame.Token.COOKIE)).getValue();
            cookies.add(cookie);
            assertThat(sent(page.getContentAsString(), cookie)).isEqualTo(cookie);
        }
        assertThat(made).isEqualTo(1);
        assertThat(cookies).hasSize(4);
    }

    @Test
    void a_browser_that_unpacks_reads_the_same_words() throws Exception {
        form = true;
        ask(visitor("/"));
        var request = visitor("/");
        request.addHeader("Accept-Encoding", "gzip, deflate, br");

        var packed = ask(request);

        assertThat(made).isEqualTo(1);
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeaders("Vary")).contains("Accept-Encoding");
        var words = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.getContentAsByteArray())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(words).startsWith("<p>红马甲 page 1</p><input value=\"").endsWith("\">");
        var cookie =
                Objects.requireNonNull(packed.getCookie(Frame.Token.COOKIE)).getValue();
        assertThat(sent(words, cookie)).isEqualTo(cookie);

        var refuses = visitor("/");
        refuses.addHeader("Accept-Encoding", "gzip;q=0, br");
        assertThat(ask(refuses).getContentAsString()).contains("page 1");
    }

    /** The figures on it may have been as old as they are published for when it was made. */
    @Test
    void no_page_is_shown_whose_figures_may_be_seven_seconds_old_even_when_none_can_be_made() throws Exception {
        ask(visitor("/"));
        fails = true;
        clock.advance(OLDEST.minus(PUBLISHED_FOR).minusMillis(1));
        assertThat(ask(visitor("/")).getStatus()).isEqualTo(500);
        assertThat(ask(visitor("/")).getContentAsString()).contains("page 1");

        clock.advance(Duration.ofMillis(1));

        assertThat(ask(visitor("/")).getStatus()).isEqualTo(500);
        assertThat(ask(visitor("/")).getStatus()).isEqualTo(500);
    }

    @Test
    void one_visitor_waits_for_the_next_page_and_the_others_read_the_one_before() throws Exception {
        ask(visitor("/"));
        fails = true;
        clock.advance(PUBLISHED_FOR.dividedBy(4));

        assertThat(ask(visitor("/")).getStatus()).isEqualTo(500);
        assertThat(ask(visitor("/")).getContentAsString()).contains("page 1");
    }

    @Test
    void after_a_change_it_is_made_anew() throws Exception {
        ask(visitor("/"));
        start.changed();
        assertThat(ask(visitor("/")).getContentAsString()).contains("page 2");
    }

    @Test
    void months_and_languages_have_pages_of_their_own() throws Exception {
        var english = visitor("/");
        english.addHeader("Accept-Language", "en");
        var january = visitor("/");
        january.setQueryString("month=2026-01");

        ask(visitor("/"));
        ask(english);
        ask(january);

        assertThat(made).isEqualTo(3);
    }

    @Test
    void whoever_brings_a_cookie_or_asks_for_anything_else_gets_their_own() throws Exception {
        ask(visitor("/"));
        var signedIn = visitor("/");
        signedIn.addHeader("Cookie", "redvest=c2Vzc2lvbg");
        signedIn.setCookies(new Cookie("redvest", "c2Vzc2lvbg"));
        var language = visitor("/");
        language.setQueryString("lang=en");
        var post = visitor("/");
        post.setMethod("POST");

        for (var request : new MockHttpServletRequest[] {signedIn, language, post, visitor("/sign-in")}) {
            ask(request);
        }

        assertThat(made).isEqualTo(5);
    }

    @Test
    void an_answer_that_leaves_another_cookie_is_for_its_reader_alone() throws Exception {
        form = true;
        alsoSets = "redvest=c2Vzc2lvbg; Path=/";

        ask(visitor("/"));
        ask(visitor("/"));

        assertThat(made).isEqualTo(2);
    }

    private static CookieCsrfTokenRepository repository() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(Frame.Token.COOKIE);
        return repository;
    }

    private static MockHttpServletRequest visitor(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        FilterChain server = (asked, answer) -> make((HttpServletRequest) asked, (HttpServletResponse) answer);
        start.doFilter(request, response, server);
        return response;
    }

    private void make(HttpServletRequest request, HttpServletResponse response) throws IOException {
        made++;
        if (fails) {
            response.setStatus(500);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setLocale(FrameFilling.language(request).locale());
        response.setHeader("Content-Security-Policy", "default-src 'self'");
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", "Accept-Language, Cookie, HX-Request");
        if (!alsoSets.isEmpty()) {
            response.addHeader("Set-Cookie", alsoSets);
        }
        var words = "<p>红马甲 page " + made + "</p>";
        if (form) {
            var token = tokens.generateToken(request);
            tokens.saveToken(token, request, response);
            new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> token);
            var field = "<input value=\"" + ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken()
                    + "\">";
            words += field + "<i></i>" + field;
        }
        response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    /** The token that the server reads from a form of the page, sent with its cookie. */
    private String sent(String page, String cookie) {
        var values = Pattern.compile("value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(values).hasSize(1);
        var post = new MockHttpServletRequest("POST", "/demo/step");
        post.setCookies(new Cookie(Frame.Token.COOKIE, cookie));
        var token = Objects.requireNonNull(tokens.loadToken(post));
        post.setParameter(token.getParameterName(), values.getFirst());
        return Objects.requireNonNull(new XorCsrfTokenRequestAttributeHandler().resolveCsrfTokenValue(post, token));
    }
}
