package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.RouteSamples.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Walks every route as every role and as nobody, in two counties: what belongs to one is not seen, changed or counted in
 * the other, and is answered there as if it did not exist. A route that is new fails here until its module says whom it is
 * for ({@code @For}) and how to reach it ({@link RouteSamples}).
 */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeakTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestDataSource database;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, HandlerMethod> routes = new TreeMap<>();
    private final List<RouteSample> samples = new ArrayList<>();
    private final Set<String> secrets = new TreeSet<>();
    private final Map<String, String> before = new LinkedHashMap<>();

    private SampleCounty daxiang;
    private SampleCounty longhui;

    @BeforeAll
    void two_counties() throws Exception {
        mappings.getHandlerMethods().forEach((info, method) -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var path : info.getPatternValues()) {
                (methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name))
                        .forEach(verb -> routes.put(verb + " " + path, method));
            }
        });
        longhui = new SampleCounty("430524", "430524001001", people);
        var others = filled(longhui);
        untilEverybodyHasHeard();
        for (var page : overviews(others)) {
            before.put(page.key(), page.body());
        }
        daxiang = new SampleCounty("430503", "430503001001", people);
        for (var module : modules) {
            var made = module.in(daxiang);
            samples.addAll(made.routes());
            secrets.addAll(made.secrets());
        }
        untilEverybodyHasHeard();
    }

    /** Listeners work after the transactions they hear of; what they write is compared below, too. */
    private void untilEverybodyHasHeard() {
        var events = JdbcClient.create(database.asOwner()).sql("select count(*) from event_publication");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> events.query(Long.class).single() == 0);
    }

    private List<RouteSample> filled(SampleCounty county) {
        return modules.stream()
                .map(module -> module.in(county))
                .map(Samples::routes)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    @Order(1)
    void every_route_says_whom_it_is_for() {
        var open = modules.stream()
                .flatMap(module -> module.open().keySet().stream())
                .collect(Collectors.toSet());
        var protectedRoutes = routes.keySet().stream()
                .filter(route -> roles(route).isPresent())
                .toList();
        var sampled = samples.stream().map(RouteSample::route).collect(Collectors.toSet());

        assertThat(routes.keySet()).as("public routes that are no longer there").containsAll(open);
        assertThat(routes.keySet()).as("samples of routes that are not there").containsAll(sampled);
        assertThat(routes.keySet().stream().filter(route -> roles(route).isEmpty()))
                .as("routes without @For must be listed as public, with the reason")
                .isSubsetOf(open);
        assertThat(protectedRoutes).as("each protected route needs a sample").isSubsetOf(sampled);
        assertThat(open).as("a route for some is not public").doesNotContainAnyElementsOf(protectedRoutes);
    }

    @Test
    @Order(2)
    void a_visitor_is_asked_to_sign_in() throws Exception {
        var softly = new SoftAssertions();
        for (var sample : samples) {
            var answer = perform(sample, people.asVisitor());
            softly.assertThat(answer.getStatus()).as(sample.route()).isIn(302, 303);
            softly.assertThat(answer.getRedirectedUrl()).as(sample.route()).startsWith("/sign-in");

            var fragment = perform(sample, request -> {
                request.addHeader("HX-Request", "true");
                return people.asVisitor().postProcessRequest(request);
            });
            softly.assertThat(fragment.getStatus()).as(sample.route()).isEqualTo(401);
            softly.assertThat(fragment.getHeader("HX-Redirect"))
                    .as(sample.route())
                    .startsWith("/sign-in");
        }
        softly.assertAll();
    }

    @Test
    @Order(3)
    void a_page_for_other_roles_does_not_exist() throws Exception {
        var softly = new SoftAssertions();
        for (var sample : samples) {
            for (var role : Role.values()) {
                if (!roles(sample.route()).orElseThrow().contains(role)) {
                    mustBeMissing(softly, sample, daxiang.hat(role));
                    mustBeMissing(softly, sample, longhui.hat(role));
                }
            }
        }
        softly.assertAll();
    }

    @Test
    @Order(4)
    void another_county_s_rows_are_neither_seen_nor_changed() throws Exception {
        var softly = new SoftAssertions();
        var rows = DatabaseDigest.of(database);
        for (var sample : samples) {
            for (var role : roles(sample.route()).orElseThrow()) {
                var stranger = longhui.hat(role);
                if (sample.rowless()
                        && !sample.method().equals("GET")
                        && sample.variables().isEmpty()) {
                    continue;
                }
                var answer = perform(sample, people.as(stranger));
                if (!sample.rowless()) {
                    softly.assertThat(answer.getStatus())
                            .as("%s as %s", sample, stranger)
                            .isEqualTo(404);
                }
                mustKeepSecrets(softly, sample.route() + " as " + stranger, answer);
                var now = DatabaseDigest.of(database);
                softly.assertThat(now).as("%s as %s", sample, stranger).isEqualTo(rows);
                rows = now;
            }
        }
        softly.assertAll();
    }

    @Test
    @Order(5)
    void another_county_s_rows_are_not_counted() throws Exception {
        assertThat(before).isNotEmpty();
        var softly = new SoftAssertions();
        for (var page : overviews(samples)) {
            softly.assertThat(page.body()).as(page.key()).isEqualTo(before.get(page.key()));
        }
        softly.assertAll();
    }

    @Test
    @Order(6)
    void public_pages_name_nobody() throws Exception {
        var softly = new SoftAssertions();
        for (var route : routes.keySet()) {
            if (roles(route).isEmpty() && route.startsWith("GET ") && !route.contains("{")) {
                mustKeepSecrets(
                        softly, route, perform(RouteSample.of(route, longhui.hat(Role.VOLUNTEER)), people.asVisitor()));
            }
        }
        softly.assertAll();
    }

    /** Another site's form brings the cookie along and no token: nothing that its victim may do is done for it. */
    @Test
    @Order(7)
    void a_form_of_another_site_changes_nothing_on_any_route() throws Exception {
        var softly = new SoftAssertions();
        var rows = DatabaseDigest.of(database);
        for (var sample : samples) {
            if (sample.method().equals("GET")) {
                continue;
            }
            var forged = perform(sample, request -> {
                request.setCookies(people.session(sample.owner()));
                return request;
            });
            softly.assertThat(forged.getStatus())
                    .as("%s as its owner, without a token", sample)
                    .isEqualTo(403);
            var now = DatabaseDigest.of(database);
            softly.assertThat(now)
                    .as("%s as its owner, without a token", sample)
                    .isEqualTo(rows);
            rows = now;
        }
        softly.assertAll();
    }

    /**
     * Whoever may not read something may not change it either: others of the same role in the same county and beside it, above
     * it and below it. A read stands beside a write where its path is the longest that the write's path begins with.
     */
    @Test
    @Order(8)
    void a_write_is_refused_where_the_read_beside_it_is() throws Exception {
        var softly = new SoftAssertions();
        var others = others();
        var rows = DatabaseDigest.of(database);
        int compared = 0;
        for (var write : samples) {
            var read = write.method().equals("GET") ? Optional.<RouteSample>empty() : beside(write);
            if (read.isEmpty()) {
                continue;
            }
            for (var other : others) {
                if (!roles(write.route()).orElseThrow().contains(other.role())) {
                    continue;
                }
                if (perform(read.get(), people.as(other)).getStatus() == 404) {
                    int answered = perform(write, people.as(other)).getStatus();
                    softly.assertThat(write.rowless() || answered == 404)
                            .as(
                                    "%s as %s, who may not read %s, answers %d",
                                    write, other, read.get().route(), answered)
                            .isTrue();
                    compared++;
                }
            }
            var now = DatabaseDigest.of(database);
            softly.assertThat(now).as("%s as others", write).isEqualTo(rows);
            rows = now;
        }
        softly.assertAll();
        assertThat(compared).isGreaterThan(20);
    }

    private Optional<RouteSample> beside(RouteSample write) {
        return samples.stream()
                .filter(read -> read.method().equals("GET") && read.path().contains("{"))
                .filter(read -> (write.path() + "/").startsWith(read.path() + "/"))
                .filter(read -> read.variables().entrySet().stream()
                        .allMatch(row -> row.getValue().equals(write.variables().get(row.getKey()))))
                .filter(read -> roles(read.route()).equals(roles(write.route())))
                .max(Comparator.comparingInt(read -> read.path().length()));
    }

    private List<Hat> others() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of("430503001002", "430503001", "430503002", "430524001001")
                        .map(region -> people.hat(role, region)))
                .toList();
    }

    /** Else the samples name nothing, and all that was found missing above proved nothing. */
    @Test
    @Order(9)
    void its_own_people_reach_each_of_them() throws Exception {
        var softly = new SoftAssertions();
        for (var sample : samples) {
            var answer = perform(sample, people.as(sample.owner()));
            softly.assertThat(answer.getStatus())
                    .as("%s as its owner %s", sample, sample.owner())
                    .isIn(200, 302, 303, 422);
            softly.assertThat(answer.getRedirectedUrl() == null
                            || !answer.getRedirectedUrl().startsWith("/sign-in?"))
                    .as("%s as its owner is not sent away", sample)
                    .isTrue();
        }
        softly.assertAll();
    }

    private record Overview(String key, String body) {}

    /** The pages of the other county that name no row: lists, queues, figures. */
    private List<Overview> overviews(List<RouteSample> all) throws Exception {
        var pages = new ArrayList<Overview>();
        for (var sample : all) {
            if (!sample.rowless() || !sample.method().equals("GET") || isForAnyHat(sample.route())) {
                continue;
            }
            for (var role : roles(sample.route()).orElseThrow()) {
                var plain = new RouteSample(sample.route(), sample.variables(), Map.of(), sample.owner(), true);
                var body = perform(plain, people.as(longhui.hat(role))).getContentAsString();
                pages.add(new Overview(sample.route() + " as " + role, withoutRandom(body)));
            }
        }
        return pages;
    }

    private MockHttpServletResponse perform(RouteSample sample, RequestPostProcessor sender) throws Exception {
        var path = UriComponentsBuilder.fromPath(sample.path())
                .buildAndExpand(sample.variables())
                .encode();
        var built = request(HttpMethod.valueOf(sample.method()), URI.create(path.toUriString()));
        sample.parameters().forEach(built::param);
        return mvc.perform(built.with(sender)).andReturn().getResponse();
    }

    private void mustBeMissing(SoftAssertions softly, RouteSample sample, Hat hat) throws Exception {
        var answer = perform(sample, people.as(hat));
        softly.assertThat(answer.getStatus()).as("%s as %s", sample, hat).isEqualTo(404);
        mustKeepSecrets(softly, sample.route() + " as " + hat, answer);
    }

    private void mustKeepSecrets(SoftAssertions softly, String where, MockHttpServletResponse answer) throws Exception {
        var body = answer.getContentAsString();
        softly.assertThat(secrets.stream().filter(body::contains)).as(where).isEmpty();
    }

    private Optional<Set<Role>> roles(String route) {
        return Optional.ofNullable(routes.get(route)).flatMap(TestPeople::rolesOf);
    }

    private boolean isForAnyHat(String route) {
        return Optional.ofNullable(routes.get(route))
                .filter(TestPeople::isForAnyHat)
                .isPresent();
    }

    private static String withoutRandom(String body) {
        return body.replaceAll("(name=\"(?:_csrf|request)\" value=)\"[^\"]*\"", "$1");
    }
}
