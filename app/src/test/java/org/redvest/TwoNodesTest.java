package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;

import jakarta.servlet.http.Cookie;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.Loop;
import org.redvest.testing.Node;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Two server processes on one database are one service, whichever of them a request reaches. */
@Tag("server")
class TwoNodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ENGLISH = Pattern.compile("href=\"(/answers/[^\"]*[?]lang=en)\"");

    private static Database database;
    private static JdbcClient superuser;
    private static Node a;
    private static Node b;

    @BeforeAll
    static void two_nodes() {
        database = TestCluster.clone("two_nodes");
        superuser = JdbcClient.create(TestCluster.asSuperuser(database));
        a = Node.start(database);
        b = Node.start(database);
        await().atMost(PATIENCE)
                .until(() -> superuser.sql("""
                                        select count(*) from pg_stat_activity
                                         where datname = current_database() and application_name = 'redvest-listener'
                                           and query ilike 'listen%' and state = 'idle'
                                        """).query(Long.class).single() == 2);
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
    }

    @Test
    void a_page_open_on_one_node_hears_of_a_change_made_on_the_other() throws Exception {
        var community = hat(Role.COMMUNITY, "唐敏");
        var order = ordered(community);
        var lines = new LinkedBlockingQueue<String>();
        var session = people().session(community);
        Thread.ofVirtual().start(() -> {
            try (var feed = a.feed("/orders/" + order + "/live", session).body()) {
                feed.forEach(lines::add);
            } catch (UncheckedIOException stopped) {
                lines.add("the node has stopped");
            }
        });
        assertThat(lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(":here");

        var answer = b.post("/orders/" + order + "/cancellation", form(community, "reason", "社区停电三天"), session);

        assertThat(answer.statusCode()).isEqualTo(303);
        await().atMost(PATIENCE).until(() -> lines.contains("event:changed"));
    }

    @Test
    void a_job_that_is_due_on_both_nodes_runs_once() throws Exception {
        together(List.of(() -> runJobs(a), () -> runJobs(b)));

        var turns =
                superuser.sql("select turns from job_turn").query(Long.class).list();
        assertThat(turns).hasSizeGreaterThan(5).containsOnly(1L);
    }

    @Test
    void attempts_to_sign_in_from_one_address_are_counted_over_both_nodes() {
        int attempts = 1;
        while (signIn(attempts % 2 == 0 ? a : b, "another-" + attempts).statusCode() != 429) {
            assertThat(++attempts).isLessThan(40);
        }

        assertThat(signIn(a, "one-more").statusCode()).isEqualTo(429);
        assertThat(signIn(b, "one-more").statusCode()).isEqualTo(429);
        assertThat(attempts).isEqualTo(31);
    }

    @Test
    void a_form_that_one_node_keeps_over_a_lost_session_is_restored_by_the_other() {
        var community = hat(Role.COMMUNITY, "唐敏");
        var order = ordered(community);
        var lost = new Cookie("redvest", "bm8tc3VjaC1zZXNzaW9u");

        var answer = a.post("/orders/" + order + "/cancellation", form(community, "reason", "老人住院了"), lost);
        var path = URLDecoder.decode(location(answer).replaceFirst(".*next=", ""), StandardCharsets.UTF_8);
        var session = people().session(community);

        assertThat(b.get(path, session, Node.cookie(answer, "redvest-kept")).body())
                .contains("老人住院了", "继续提交");
        assertThat(b.get(path, session).statusCode()).isEqualTo(404);
        assertThat(as(community, () -> b.bean(Orders.class).order(order)).state())
                .isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void an_answer_of_one_node_is_shown_again_by_the_other_and_to_its_reader_alone() {
        var refused = a.post("/sign-in", Map.of("account", "zhang", "password", ""), Node.visitor());
        var english = ENGLISH.matcher(refused.body());
        assertThat(english.find()).isTrue();

        assertThat(b.get(english.group(1), Node.visitor()).body()).contains("lang=\"en\"", "Sign in", "zhang");
        assertThat(b.get(english.group(1), new Cookie("redvest-form", "another-browser-altogether"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_last_place_raced_for_on_both_nodes_goes_to_one() throws Exception {
        var loop = a.bean(Loop.class);
        var order = loop.opened(hat(Role.COMMUNITY, "唐敏"), "haircut", 1, loop.window("2026-03-10T09:00", 60));
        var need = order.shifts().getFirst().needs().getFirst().id();
        var names = IntStream.range(0, 12).mapToObj(i -> "志愿者" + i).toArray(String[]::new);
        var hats = loop.people(SANBATING, names).stream().map(loop::hatOf).toList();
        var taps = IntStream.range(0, hats.size())
                .<Callable<String>>mapToObj(i -> () -> location((i % 2 == 0 ? a : b)
                        .post(
                                "/openings/" + need + "/acceptance",
                                form(hats.get(i), "request", UUID.randomUUID().toString()),
                                people().session(hats.get(i)))))
                .toList();

        var answers = together(taps);

        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("/services/"))
                .hasSize(1);
    }

    @Test
    void when_one_node_stops_the_other_goes_on() {
        var community = hat(Role.COMMUNITY, "唐敏");
        var session = people().session(community);
        try (var third = Node.start(database)) {
            assertThat(third.get("/orders/" + ordered(community), session).statusCode())
                    .isEqualTo(200);
        }

        var order = ordered(community);
        assertThat(b.post("/orders/" + order + "/cancellation", form(community, "reason", "社区停电三天"), session)
                        .statusCode())
                .isEqualTo(303);
        assertThat(a.get("/orders/" + order, session).body()).contains("社区停电三天");
    }

    private static String runJobs(Node node) {
        node.bean(ScheduledTaskHolder.class)
                .getScheduledTasks()
                .forEach(job -> job.getTask().getRunnable().run());
        return "";
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = work.stream()
                    .map(each -> threads.submit(() -> {
                        start.await();
                        return each.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static HttpResponse<String> signIn(Node node, String login) {
        return node.post("/sign-in", Map.of("account", login, "password", "falsch-und-lang"), Node.visitor());
    }

    private static Hat hat(Role role, String name) {
        return a.bean(Loop.class).hat(role, SANBATING, name);
    }

    private static TestPeople people() {
        return a.bean(TestPeople.class);
    }

    private static ActivityNumber ordered(Hat community) {
        var loop = a.bean(Loop.class);
        return loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
    }

    private static Map<String, String> form(Hat hat, String field, String value) {
        return Map.of("hat", Long.toString(hat.grant().value()), field, value);
    }

    /** Empty where the answer is a page. */
    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]*", "");
    }
}
