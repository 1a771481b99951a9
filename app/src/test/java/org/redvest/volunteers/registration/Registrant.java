package org.redvest.volunteers.registration;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Goes through the pages as a community worker, as a visitor and as the one who has registered. */
public final class Registrant {

    static final String PASSWORD = "踏雪又寻梅的清晨";

    private static final Pattern CODE = Pattern.compile("/join/([2-9a-z]{10})");
    private static final Pattern GUARDIAN = Pattern.compile("(/guardian/[A-Za-z0-9_-]{43})");
    private static final Pattern FILE = Pattern.compile("/registrations/([0-9]+)");

    private final MockMvc mvc;
    private final TestPeople people;

    public Registrant(MockMvc mvc, TestPeople people) {
        this.mvc = mvc;
        this.people = people;
    }

    public String codeOf(Hat community) throws Exception {
        var page = "/join-codes/" + community.region().value();
        as(community, post(page));
        return found(CODE, as(community, get(page)));
    }

    /** A grown-up; a test changes what it is about. */
    public MockHttpServletRequestBuilder form(String code, String name, String phone) {
        return post("/join/" + code)
                .param("request", UUID.randomUUID().toString())
                .param("language", "zh-CN")
                .param("name", name)
                .param("sex", "female")
                .param("born", "1995-03-08")
                .param("phone", phone)
                .param("password", PASSWORD)
                .param("agreed", "yes");
    }

    MockHttpServletRequestBuilder minor(String code, String name, String phone) {
        return post("/join/" + code)
                .param("request", UUID.randomUUID().toString())
                .param("language", "zh-CN")
                .param("name", name)
                .param("sex", "male")
                .param("born", "2009-01-15")
                .param("phone", phone)
                .param("password", PASSWORD)
                .param("agreed", "yes")
                .param("guardianName", "林海")
                .param("guardianPhone", "13900000047");
    }

    public MockHttpServletResponse send(MockHttpServletRequestBuilder form) throws Exception {
        return mvc.perform(chinese(form).with(people.asVisitor())).andReturn().getResponse();
    }

    public MockHttpServletResponse as(Hat hat, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(chinese(request).with(people.as(hat))).andReturn().getResponse();
    }

    /** The number under which the one registration on the worker's list stands. */
    public long only(Hat community) throws Exception {
        return Long.parseLong(found(FILE, as(community, get("/registrations"))));
    }

    /** A minor is confirmed; the guardian consents by the link and takes the consent back. */
    public void guardianWithdraws(Hat community, String name, String phone) throws Exception {
        send(minor(codeOf(community), name, phone));
        var file = "/registrations/" + only(community);
        as(community, post(file + "/confirmation"));
        var link = found(GUARDIAN, as(community, post(file + "/guardian-link")));
        send(post(link + "/consent").param("language", "zh-CN"));
        send(post(link + "/withdrawal"));
    }

    /** Signs in, and answers where that leads. */
    MockHttpServletResponse signIn(String login, String password) throws Exception {
        return send(post("/sign-in").param("account", login).param("password", password));
    }

    /** A page under the session that signing in began. */
    MockHttpServletResponse page(MockHttpServletResponse signedIn, String path) throws Exception {
        Cookie session = Objects.requireNonNull(signedIn.getCookie("redvest"));
        return mvc.perform(chinese(get(path)).cookie(session)).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder chinese(MockHttpServletRequestBuilder request) {
        return request.header("Accept-Language", "zh-CN");
    }

    private static String found(Pattern pattern, MockHttpServletResponse answer) throws Exception {
        var matcher = pattern.matcher(answer.getContentAsString());
        if (!matcher.find()) {
            throw new AssertionError("Nothing like %s on the page".formatted(pattern));
        }
        return matcher.group(1);
    }
}
