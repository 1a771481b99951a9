package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.redvest.testing.Front;
import org.redvest.testing.Loop;
import org.redvest.testing.Nginx;
import org.redvest.testing.Node;

/** Redvest behind a real nginx and a real Caddy, with the files that the documentation gives to them and a second node beside the first. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrontTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int portA = Nginx.freePort();
    private final int portB = Nginx.freePort();
    private final Database database = TestCluster.clone("front");
    private final Node a = node(portA);
    private final Front front;
    private Node b = node(portB);

    /** @param folder an empty one */
    FrontTest(@TempDir Path folder) throws Exception {
        this.front = front(folder, List.of(portA, portB));
    }

    abstract Front front(Path folder, List<Integer> nodes) throws Exception;

    /** From where the front's requests come. */
    abstract String address();

    /** Requests to a node that do not come from the front's address, where it has one of its own. */
    abstract List<HttpRequest.Builder> pastTheFront(int port);

    @AfterAll
    void stop() {
        front.close();
        a.close();
        b.close();
    }

    @Test
    void plain_http_is_led_to_https() throws Exception {
        var answer = front.send(front.plain("/menu?lang=en"));

        assertThat(answer.statusCode()).isIn(301, 308);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://localhost/menu?lang=en");
    }

    @Test
    void cookies_are_secure_and_browsers_are_told_to_stay_on_https() throws Exception {
        var page = front.send(front.secure("/sign-in"));

        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("; HttpOnly"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void keys_and_questions_in_an_address_are_not_written_down() throws Exception {
        front.send(front.secure("/invited/a-secret-that-opens-an-account"));
        front.send(front.secure("/menu?lang=en"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(front.accessLog())
                        .content()
                        .containsPattern("/menu\"")
                        .containsPattern("/invited/(\\*\\*\\*)?\"")
                        .doesNotContain("a-secret", "lang=en"));
    }

    @Test
    void a_redirect_never_leads_past_the_front() throws Exception {
        var answer = front.send(front.secure("/orders"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).matches("(https://localhost)?/sign-in.*");
    }

    @Test
    void a_visitor_does_not_choose_the_address_that_limits_count() throws Exception {
        int attempts = 1;
        while (signIn(front.secure("/sign-in"), "10.1.1." + attempts).statusCode() != 429) {
            assertThat(++attempts).isLessThan(40);
        }
        assertThat(attempts).isEqualTo(31);
        for (var request : pastTheFront(portA)) {
            assertThat(signIn(request, "10.2.2.2").statusCode())
                    .as("past the front, from the same address")
                    .isEqualTo(429);
        }
    }

    @Test
    void live_updates_flow_at_once() throws Exception {
        var loop = a.bean(Loop.class);
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        var order = loop.submitted(community, "haircut", 1, loop.window("2026-03-10T09:00", 60));
        var session = a.bean(TestPeople.class).session(community);
        var lines = new LinkedBlockingQueue<String>();
        Thread.ofVirtual().start(() -> {
            try (var feed = feed("/orders/" + order + "/live", session).body()) {
                feed.forEach(lines::add);
            } catch (UncheckedIOException stopped) {
                lines.add("the front has stopped");
            }
        });
        assertThat(lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(":here");

        var form = Map.of("hat", Long.toString(community.grant().value()), "reason", "社区停电三天");
        assertThat(b.post("/orders/" + order + "/cancellation", form, session).statusCode())
                .isEqualTo(303);

        await().atMost(PATIENCE).until(() -> lines.contains("event:changed"));
    }

    @Test
    void a_node_restarts_under_load_without_an_error_at_a_visitor() throws Exception {
        var over = new AtomicBoolean();
        Callable<List<Integer>> visitor = () -> {
            var answers = new ArrayList<Integer>();
            while (!over.get()) {
                answers.add(front.send(front.secure("/menu")).statusCode());
            }
            return answers;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visitors =
                    IntStream.range(0, 4).mapToObj(_ -> threads.submit(visitor)).toList();
            b.close();
            b = node(portB);
            over.set(true);

            for (var each : visitors) {
                assertThat(each.get()).isNotEmpty().containsOnly(200);
            }
        }
    }

    private Node node(int port) {
        return Node.start(database, port, "--redvest.proxy=" + address());
    }

    /** @param claimed the address that the visitor says to come from */
    private HttpResponse<String> signIn(HttpRequest.Builder request, String claimed) throws Exception {
        var visitor = Node.visitor();
        return front.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", visitor.getName() + "=" + visitor.getValue())
                .header("X-CSRF-TOKEN", a.bean(TestPeople.class).masked(String.valueOf(visitor.getValue())))
                .header("X-Forwarded-For", claimed)
                .header("X-Forwarded-Proto", "https")
                .POST(HttpRequest.BodyPublishers.ofString("account=zhang&password=falsch-und-lang")));
    }

    private HttpResponse<Stream<String>> feed(String path, Cookie session) {
        try {
            var request = front.secure(path).header("Cookie", "redvest=" + session.getValue());
            return front.browser().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
