package org.redvest.testing;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.RedvestApplication;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** One whole application on a port and a pool of its own, as {@code serve --db-url} starts it; only its time stands still. */
public final class Node implements AutoCloseable {

    /** What {@link TestPeople} puts into its sessions. */
    private static final String TOKEN = "a-token-that-only-tests-know";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Of the components of all tests, those that a node needs; the others ask for what {@link TestBeans} puts into a context. */
    private static final Set<String> TAKEN_IN = Set.of(Loop.class.getName(), TestPeople.class.getName());

    private final ConfigurableApplicationContext context;
    private final String address;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public static Node start(Database database) {
        return start(database, 0);
    }

    /** @param settings of this node alone */
    public static Node start(Database database, int port, String... settings) {
        var passwords = TestCluster.environment();
        var application = new SpringApplication(RedvestApplication.class);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("beansOfOtherTests", new BeansOfOtherTests());
            ((GenericApplicationContext) context)
                    .registerBean(TestClock.class, TestClock::new, definition -> definition.setPrimary(true));
        });
        var common = List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--redvest.db.url=" + database.url(),
                "--redvest.db.owner=" + passwords.get("REDVEST_DB_OWNER"),
                "--redvest.db.owner-password=" + passwords.get("REDVEST_DB_OWNER_PASSWORD"),
                "--redvest.db.app-password=" + passwords.get("REDVEST_DB_APP_PASSWORD"),
                "--redvest.db.connections=12",
                "--redvest.housekeeping=PT24H",
                "--redvest.dispatch.settle-every=PT24H",
                "--redvest.dispatch.emergency-every=PT24H",
                "--redvest.channels.send-every=PT24H",
                "--redvest.published-for=PT0S",
                "--logging.level.org.redvest=warn");
        return new Node(application.run(
                Stream.concat(common.stream(), Stream.of(settings)).toArray(String[]::new)));
    }

    private static final class BeansOfOtherTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            return type.getResource().toString().contains("test-classes")
                    && !TAKEN_IN.contains(type.getClassMetadata().getClassName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof BeansOfOtherTests;
        }

        @Override
        public int hashCode() {
            return BeansOfOtherTests.class.hashCode();
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> get(String path, Cookie... cookies) {
        return send(request(path, cookies).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A feed, line by line, as they come. */
    public HttpResponse<Stream<String>> feed(String path, Cookie... cookies) {
        return send(request(path, cookies).GET().build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** From a form of ours that was shown under the token that tests know. */
    public HttpResponse<String> post(String path, Map<String, String> fields, Cookie... cookies) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                request(path, cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", address)
                        .header("X-CSRF-TOKEN", bean(TestPeople.class).masked(TOKEN))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public static Cookie visitor() {
        return new Cookie("redvest-form", TOKEN);
    }

    /** The value of a cookie that an answer sets. */
    public static Cookie cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie ->
                        new Cookie(name, cookie.substring(name.length() + 1).replaceFirst(";.*", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie %s in %s".formatted(name, answer.headers())));
    }

    private HttpRequest.Builder request(String path, Cookie... cookies) {
        var jar = Arrays.stream(cookies)
                .map(cookie -> cookie.getName() + "=" + Objects.requireNonNull(cookie.getValue()))
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        return jar.isEmpty() ? request : request.header("Cookie", jar);
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException broken) {
            throw new AssertionError(request.uri() + " did not answer", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
