package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scopes;
import org.redvest.orders.lists.ReviewTab;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Lapses;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Every state of an order, every page about it, every link and button offered on them: nothing breaks, what is offered works,
 * and an address that does not fit the state leads to a page that says so.
 */
@RedvestTest
class StatePagesTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)[^\"]*\"");
    private static final Pattern FORM =
            Pattern.compile("<form(?=[^>]*method=\"post\")[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Regions regions;

    @Autowired
    Lapses lapses;

    @Autowired
    TestClock clock;

    private static int used;

    private Hat community;
    private Hat reviewer;

    @BeforeEach
    void a_county_of_its_own() {
        var counties = regions.children(new RegionCode("4305"));
        var county = counties.get(used % counties.size()).code();
        community = people.hat(
                Role.COMMUNITY,
                regions.communities(county).get(used++ / counties.size()).code().value());
        reviewer = people.hat(Role.DISPATCHER, county.value());
    }

    @ParameterizedTest
    @EnumSource
    void every_page_and_every_button_offered_in_a_state_works(OrderState state) throws Exception {
        for (var times : List.of(1, 2)) {
            var number = standing(state, times);
            assertThat(as(community, () -> orders.order(number)).state()).isEqualTo(state);
            var softly = new SoftAssertions();
            for (var path : List.of("", "/progress", "/change", "/cancellation")) {
                visit(softly, community, "/orders/" + number + path);
            }
            for (var path : List.of("/orders?which=open", "/orders?which=todo", "/orders?which=over", "/orders/new")) {
                visit(softly, community, path);
            }
            for (var tab : ReviewTab.values()) {
                visit(softly, reviewer, "/review?tab=" + tab.word());
            }
            visit(softly, reviewer, "/review/" + number);
            visit(softly, reviewer, "/orders/" + number);
            softly.assertAll();
        }
    }

    /** Typed by hand, or from a page that is old: refused with words, or not there; never broken, and nothing is done. */
    @ParameterizedTest
    @EnumSource
    void what_is_not_offered_in_a_state_changes_nothing_and_breaks_nothing(OrderState state) throws Exception {
        var number = standing(state, 1);
        var shift =
                as(community, () -> orders.order(number)).shifts().getFirst().id();
        var before = as(community, () -> orders.order(number));
        var softly = new SoftAssertions();

        for (var path : List.of("/orders/%s/opening", "/orders/%s/withdrawal")) {
            send(softly, community, path.formatted(number), Map.of());
        }
        send(softly, community, "/orders/" + number + "/change", Map.of("version", "99"));
        send(softly, community, "/orders/" + number + "/cancellation", Map.of("reason", ""));
        send(softly, reviewer, "/review/" + number + "/approval", Map.of("version", "99"));
        send(
                softly,
                reviewer,
                "/review/" + number + "/refusal",
                Map.of("version", "99", "reason", "time", "said", "改"));
        send(softly, community, "/shifts/" + shift + "/lead", Map.of());
        send(softly, community, "/shifts/" + shift + "/confirmation", Map.of("served", "many"));
        send(softly, community, "/orders/" + number + "/evaluation", stars(state));
        send(softly, reviewer, "/orders/" + number + "/opening/withdrawal", Map.of());
        for (var path : List.of("/orders/" + number + "/evaluation", "/shifts/" + shift + "/confirmation")) {
            softly.assertThat(read(community, path).getStatus())
                    .as("GET %s", path)
                    .isIn(200, 303);
        }

        softly.assertAll();
        assertThat(as(community, () -> orders.order(number))).isEqualTo(before);
    }

    /** Only who is asked for an evaluation can give one: elsewhere a whole one is sent, there one without stars. */
    private static Map<String, String> stars(OrderState state) {
        return state == OrderState.AWAITING_EVALUATION ? Map.of() : Map.of("stars", "5", "word", "谢谢");
    }

    private void visit(SoftAssertions softly, Hat hat, String path) throws Exception {
        var page = read(hat, path);
        softly.assertThat(page.getStatus()).as("%s as %s", path, hat.role()).isIn(200, 302, 303);
        var body = page.getContentAsString();
        for (var link : links(body)) {
            softly.assertThat(read(hat, link).getStatus())
                    .as("%s, offered on %s to %s", link, path, hat.role())
                    .isIn(200, 302, 303);
        }
        for (var form : FORM.matcher(body).results().toList()) {
            // Sending each offered button would move the order on; without what it asks for it must be refused with
            // words.
            if (form.group(1).startsWith("/orders/") || form.group(1).startsWith("/review/")) {
                var fields = new LinkedHashMap<String, String>();
                HIDDEN.matcher(form.group(2)).results().forEach(field -> fields.put(field.group(1), field.group(2)));
                fields.put("version", "99");
                send(softly, hat, form.group(1), fields);
            }
        }
    }

    private static List<String> links(String body) {
        return LINK.matcher(body)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(link -> link.matches("/(orders|review|shifts|services)/.*"))
                .distinct()
                .toList();
    }

    private void send(SoftAssertions softly, Hat hat, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(hat));
        new TreeMap<>(fields).forEach(request::param);
        softly.assertThat(mvc.perform(request).andReturn().getResponse().getStatus())
                .as("POST %s %s as %s", path, fields, hat.role())
                .isLessThan(500)
                .isNotEqualTo(405);
    }

    private MockHttpServletResponse read(Hat hat, String path) throws Exception {
        return mvc.perform(get(java.net.URI.create(path)).with(people.as(hat)))
                .andReturn()
                .getResponse();
    }

    /** An order that stands there, with so many services; all of them at the same point. */
    private ActivityNumber standing(OrderState state, int times) {
        clock.set("2026-02-26T09:00");
        var order = AnOrder.anOrder();
        for (int i = 0; i < times; i++) {
            order.at("2026-02-%dT08:00".formatted(27 + i), 60);
        }
        var number = as(
                community,
                () -> ((Submission.Placed) orders.submit(UUID.randomUUID(), order.draft(), community)).order());
        switch (state) {
            case SUBMITTED -> {}
            case RETURNED -> refuse(number, Decision.DecisionReason.TIME);
            case REJECTED -> refuse(number, Decision.DecisionReason.UNSAFE);
            default -> approved(number, state);
        }
        return number;
    }

    private void approved(ActivityNumber number, OrderState state) {
        as(reviewer, () -> orders.approve(number, 1, reviewer));
        switch (state) {
            case CANCELLED -> as(community, () -> orders.cancel(number, "不需要了", community));
            case UNFILLED -> {
                clock.set("2026-03-05T09:00");
                lapses.end();
            }
            case CLOSED -> {
                step(number, steps(OrderState.AWAITING_EVALUATION));
                activities.close(number, TrackEntry.byNobody(clock.instant(), "attendance.track.evaluated", 5));
            }
            default -> step(number, steps(state));
        }
    }

    private static List<ShiftState> steps(OrderState state) {
        var steps = new ArrayList<ShiftState>();
        if (state.compareTo(OrderState.DISPATCHING) >= 0) {
            steps.add(ShiftState.DISPATCHING);
        }
        if (state == OrderState.SHORT || state == OrderState.STAFFED) {
            steps.add(ShiftState.valueOf(state.name()));
        }
        if (state.compareTo(OrderState.IN_SERVICE) >= 0) {
            steps.add(ShiftState.IN_SERVICE);
        }
        if (state.compareTo(OrderState.ENDED) >= 0) {
            steps.add(ShiftState.ENDED);
        }
        if (state.compareTo(OrderState.AWAITING_EVALUATION) >= 0) {
            steps.add(ShiftState.CONFIRMED);
        }
        return steps;
    }

    private void step(ActivityNumber number, List<ShiftState> steps) {
        for (var shift : as(community, () -> orders.order(number)).shifts()) {
            for (var next : steps) {
                if (next == ShiftState.IN_SERVICE) {
                    clock.set("2026-03-01T12:00");
                }
                activities.advance(shift.id(), next, TrackEntry.byNobody(clock.instant(), "attendance.track.begun"));
            }
        }
    }

    private void refuse(ActivityNumber number, Decision.DecisionReason reason) {
        as(reviewer, () -> orders.refuse(number, 1, reason, "请改一改", reviewer));
    }

    private static <T> T as(Hat hat, java.util.function.Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }
}
