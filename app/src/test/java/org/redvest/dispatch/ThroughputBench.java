package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.redvest.shifts.NeedId;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.Replay;
import org.redvest.testing.Tape;
import org.redvest.testing.Tape.Recording;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Pages read and places taken in a second, through the whole application, beside the same statements in PostgreSQL alone. Each
 * request is made once and everything it does with its connections is written down; then the two take turns. It is no test:
 * {@code ./redvest bench throughput} runs it.
 */
@RedvestTest
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"spring.session.jdbc.cleanup-cron=-", "redvest.published-for=PT1H"})
class ThroughputBench {

    private static final long SEED = 20260226;
    private static final int CLIENTS = 8;
    private static final int ORDERS = 16;
    private static final int PLACES = 32;
    private static final int READERS = 8 * CLIENTS;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = Integer.getInteger("redvest.bench.rounds", 5);
    private static final Duration READING = Duration.ofSeconds(Integer.getInteger("redvest.bench.seconds", 4));
    private static final String TITLE = "陪老人就医";

    private static final String LIST = "read `/openings`, a list of %d".formatted(ORDERS);
    private static final String OFFER = "read `/openings/{need}`, one of them";
    private static final String ACCEPT = "accept, `/openings/{need}/acceptance`";

    /** Closing a request may take the server a moment longer than answering it. */
    private static final Duration AFTER_THE_ANSWER = Duration.ofMillis(20);

    /** What each request asks, for whoever wants to shorten it. */
    private static final Path STATEMENTS = Path.of("target/throughput-statements.txt");

    private static final String HEADING = """
            # Throughput

            %s · JDK %s
            PostgreSQL %s embedded, fsync %s · seed %d · %d orders of %d places, each place a volunteer of its own.

            Requests per second through the whole application, by %d clients on loopback, each with a connection that it keeps and one
            request at a time; beside them what PostgreSQL reaches alone, in the same run and by as many threads, with the same calls:
            each request was made once beforehand and every call on its database connections written down, with its values, then played
            by plain JDBC, every row fetched. Pages are read for %d seconds by %d volunteers; every page is checked. Then every place
            is taken once, in each round on a new copy of the same database; every answer is checked, and the places are counted afterwards
            on both sides. Accepting includes, on both sides, what is done after the answer: the event that is kept, handed on and
            deleted, and the notice; it is counted in brackets. What jobs do meanwhile is not part of a request. Clients, server and PostgreSQL share the cores, so the ratio is what everything but the database
            costs, clients included. Median of %d rounds (least–most), the two sides taking turns.

            | what | Redvest per second | PostgreSQL alone | ratio | statements | transactions | KiB |
            |---|---|---|---|---|---|---|
            """;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    DataSource dataSource;

    @LocalServerPort
    int port;

    /** Somebody signed in, and the place they are going to take. */
    private record Person(NeedId need, UUID request, String cookie, String token) {}

    /** What a person asks for, and whether it was answered as it must be. */
    private interface Asking {
        HttpResponse<String> ask(HttpClient client, Person person) throws IOException, InterruptedException;
    }

    /** What one request did, and how it was answered. */
    private record Sample(Recording recording, HttpResponse<String> answer) {}

    private record Rates(double redvest, double alone) {
        double ratio() {
            return redvest / alone;
        }
    }

    private final Map<String, List<Rates>> rates = new LinkedHashMap<>();

    @Test
    void requests_beside_their_statements() throws Exception {
        var persons = settle();
        var readers = persons.subList(0, READERS);
        var before = source().database();

        source().renew("recorded", before);
        var lists = record(readers, this::list);
        var offers = record(readers, this::offer);
        var acceptances = record(persons, this::accept);
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            source().renew("round", before);
            try (var alone = replay(source().database())) {
                note(round, LIST, reading(readers, this::list), playing(alone, lists));
                note(round, OFFER, reading(readers, this::offer), playing(alone, offers));
            }
            double accepted = accepting(persons);
            note(round, ACCEPT, accepted, playingOnce(TestCluster.clone("alone", before), lists, acceptances));
        }
        report(Map.of(LIST, lists, OFFER, offers, ACCEPT, acceptances));
    }

    // The town

    /** Everybody lives next door and is always free; the orders are a day apart, so nobody's places clash. */
    private List<Person> settle() {
        var neighbours = town.neighbours(ORDERS * PLACES);
        var needs = new ArrayList<NeedId>();
        for (int day = 0; day < ORDERS; day++) {
            var date = LocalDate.parse("2026-02-28").plusDays(day);
            var order = town.opened("clinic-escort", PLACES, date + "T08:00", date + "T11:30");
            needs.addAll(Collections.nCopies(PLACES, Town.need(order)));
        }
        var chance = new Random(SEED);
        Collections.shuffle(needs, chance);
        var persons = IntStream.range(0, needs.size())
                .mapToObj(i -> person(neighbours.get(i), needs.get(i), new UUID(chance.nextLong(), chance.nextLong())))
                .toList();
        awaitListeners();
        superuser(source().database())
                .sql("alter sequence place_place_id_seq restart with 7000000001")
                .update();
        superuser(source().database()).sql("analyze").update();
        return persons;
    }

    private Person person(VolunteerId volunteer, NeedId need, UUID request) {
        var signedIn = people.as(town.hat(volunteer)).postProcessRequest(new MockHttpServletRequest());
        var cookie = requireNonNull(signedIn.getCookies())[0];
        return new Person(
                need,
                request,
                cookie.getName() + "=" + cookie.getValue(),
                requireNonNull(signedIn.getHeader("X-CSRF-TOKEN")));
    }

    // Requests

    private HttpResponse<String> list(HttpClient client, Person person) throws IOException, InterruptedException {
        return page(client, person, "/openings");
    }

    private HttpResponse<String> offer(HttpClient client, Person person) throws IOException, InterruptedException {
        return page(client, person, "/openings/" + person.need());
    }

    private HttpResponse<String> page(HttpClient client, Person person, String path)
            throws IOException, InterruptedException {
        var answer = send(client, request(person, path).GET());
        if (answer.statusCode() != 200 || !answer.body().contains(TITLE)) {
            throw new IllegalStateException("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private HttpResponse<String> accept(HttpClient client, Person person) throws IOException, InterruptedException {
        var answer = send(
                client,
                request(person, "/openings/" + person.need() + "/acceptance")
                        .header("X-CSRF-TOKEN", person.token())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("request=" + person.request())));
        if (answer.statusCode() != 303 || place(answer).isEmpty()) {
            throw new IllegalStateException("Not accepted: %d %s".formatted(answer.statusCode(), answer.headers()));
        }
        return answer;
    }

    private static OptionalLong place(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.matches(".*/services/[0-9]+")
                ? OptionalLong.of(Long.parseLong(location.substring(location.lastIndexOf('/') + 1)))
                : OptionalLong.empty();
    }

    private HttpRequest.Builder request(Person person, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", person.cookie());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    // Recording

    private List<Sample> record(List<Person> persons, Asking asking) throws Exception {
        var samples = new ArrayList<Sample>();
        try (var client = client()) {
            for (var person : persons) {
                var tape = new Tape();
                source().recordOn(tape);
                var answer = asking.ask(client, person);
                awaitListeners();
                Thread.sleep(AFTER_THE_ANSWER);
                source().recordOn(null);
                assertThat(tape.isAtRest()).isTrue();
                samples.add(new Sample(tape.recording(), answer));
            }
        }
        return samples;
    }

    // The two sides

    private double reading(List<Person> readers, Asking asking) throws Exception {
        return perSecond(thread -> {
            try (var client = client()) {
                return untilTheEnd(i -> asking.ask(client, readers.get((thread + i * CLIENTS) % READERS)));
            }
        });
    }

    private static double playing(Replay alone, List<Sample> samples) throws Exception {
        return perSecond(thread -> untilTheEnd(
                i -> alone.play(samples.get((thread + i * CLIENTS) % READERS).recording())));
    }

    private double accepting(List<Person> persons) throws Exception {
        double rate = perSecond(
                thread -> {
                    try (var client = client()) {
                        return each(thread, persons.size(), i -> accept(client, persons.get(i)));
                    }
                },
                this::awaitListeners);
        check(source().database(), persons.size());
        return rate;
    }

    private static double playingOnce(Database database, List<Sample> readBefore, List<Sample> acceptances)
            throws Exception {
        try (var alone = replay(database)) {
            // The application's connections have just served readers, too.
            playing(alone, readBefore);
            double rate = perSecond(
                    thread -> each(thread, acceptances.size(), i -> accept(alone, acceptances.get(i))), alone::await);
            check(database, acceptances.size());
            return rate;
        }
    }

    private static void accept(Replay alone, Sample sample) throws Exception {
        alone.play(sample.recording(), place(sample.answer()).orElseThrow());
    }

    private static Replay replay(Database database) throws SQLException {
        return new Replay(database.asApp(), TestDataSource.CONNECTIONS, "returning place_id");
    }

    // Clocks and checks

    private interface Work {
        int by(int client) throws Exception;
    }

    private interface Step {
        void take(int i) throws Exception;
    }

    private interface Ending {
        void await() throws Exception;
    }

    private static double perSecond(Work work) throws Exception {
        return perSecond(work, () -> {});
    }

    private static double perSecond(Work work, Ending ending) throws Exception {
        var start = new CyclicBarrier(CLIENTS + 1);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> threads.submit(() -> {
                        start.await();
                        return work.by(client);
                    }))
                    .toList();
            start.await();
            long began = System.nanoTime();
            int done = 0;
            for (Future<Integer> each : clients) {
                done += each.get();
            }
            ending.await();
            return done * 1e9 / (System.nanoTime() - began);
        }
    }

    private static int untilTheEnd(Step step) throws Exception {
        long end = System.nanoTime() + READING.toNanos();
        int i = 0;
        for (; System.nanoTime() < end; i++) {
            step.take(i);
        }
        return i;
    }

    private static int each(int client, int all, Step step) throws Exception {
        int done = 0;
        for (int i = client; i < all; i += CLIENTS, done++) {
            step.take(i);
        }
        return done;
    }

    /** An event is deleted when everybody who listens to it has done so. */
    private void awaitListeners() {
        try (var connection = TestCluster.asSuperuser(source().database()).getConnection();
                var left = connection.prepareStatement("select from event_publication limit 1")) {
            while (hasRow(left)) {
                Thread.sleep(2);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasRow(java.sql.PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            return result.next();
        }
    }

    private static void check(Database database, int taken) {
        for (var count : List.of(
                "select sum(taken) from vacancy",
                "select count(distinct volunteer_id) from place where freed_at is null",
                "select count(*) from acceptance where outcome = 'accepted'",
                "select count(*) from notice where what = 'accepted'")) {
            assertThat(superuser(database).sql(count).query(Integer.class).single())
                    .as(count)
                    .isEqualTo(taken);
        }
    }

    private static JdbcClient superuser(Database database) {
        return JdbcClient.create(TestCluster.asSuperuser(database));
    }

    private TestDataSource source() {
        return (TestDataSource) dataSource;
    }

    // The table

    private void note(int round, String what, double redvest, double alone) {
        System.out.printf("round %d, %s: %.1f and %.1f per second%n", round, what, redvest, alone);
        if (round >= 0) {
            rates.computeIfAbsent(what, _ -> new ArrayList<>()).add(new Rates(redvest, alone));
        }
    }

    private void report(Map<String, List<Sample>> samples) throws IOException {
        var table = new StringBuilder(HEADING.formatted(
                System.getProperty("redvest.bench.where", "commit unknown"),
                System.getProperty("java.runtime.version"),
                superuser(source().database())
                        .sql("show server_version")
                        .query(String.class)
                        .single(),
                superuser(source().database())
                        .sql("show fsync")
                        .query(String.class)
                        .single(),
                SEED,
                ORDERS,
                PLACES,
                CLIENTS,
                READING.toSeconds(),
                READERS,
                ROUNDS));
        rates.forEach((what, rounds) -> table.append(row(what, rounds, requireNonNull(samples.get(what)))));
        Files.writeString(Path.of(System.getProperty("redvest.bench.results", "target/throughput.md")), table);
        System.out.print(table);
        Files.write(
                STATEMENTS,
                rates.keySet().stream()
                        .flatMap(what -> statements(what, requireNonNull(samples.get(what))))
                        .toList());
    }

    /** Until the answer, and with what follows it. */
    private static String counted(Recording recording, ToLongFunction<Recording> count) {
        long answered = count.applyAsLong(recording.untilTheAnswer());
        long all = count.applyAsLong(recording);
        return all == answered ? "%d".formatted(all) : "%d (%d)".formatted(answered, all);
    }

    private static String row(String what, List<Rates> rounds, List<Sample> samples) {
        var typical = samples.get(samples.size() / 2);
        return "| %s | %s | %s | %s | %s | %s | %d |%n"
                .formatted(
                        what,
                        spread(rounds, Rates::redvest, "%.0f"),
                        spread(rounds, Rates::alone, "%.0f"),
                        spread(rounds, Rates::ratio, "%.2f"),
                        counted(typical.recording(), each -> each.statements().size()),
                        counted(typical.recording(), Recording::transactions),
                        typical.answer().body().getBytes(StandardCharsets.UTF_8).length / 1024);
    }

    private static Stream<String> statements(String what, List<Sample> samples) {
        var sent = samples.get(samples.size() / 2).recording().statements().stream();
        return Stream.concat(
                Stream.of("", what), sent.map(each -> "  " + each.strip().replaceAll("\\s+", " ")));
    }

    private static String spread(List<Rates> rounds, ToDoubleFunction<Rates> figure, String form) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (form + " (" + form + "–" + form + ")")
                .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
