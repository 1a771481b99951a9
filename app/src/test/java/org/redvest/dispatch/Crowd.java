package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Database;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.setup.ShippedCity;
import org.redvest.shifts.NeedId;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Volunteers who are signed in and about to accept, in a data folder of their own, for a server that will be killed. */
@Component
class Crowd {

    private static final int PLACES = 12;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Town town;
    private final TestPeople people;
    private final TestClock clock;
    private final TestDataSource source;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Crowd(
            Town town,
            TestPeople people,
            TestClock clock,
            DataSource source,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.town = town;
        this.people = people;
        this.clock = clock;
        this.source = (TestDataSource) source;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Real volunteers, orders and sessions, in a folder of their own; no two places of one person clash. */
    List<Acceptance> settle(Path folder, int howMany) throws Exception {
        clock.set(LocalDateTime.ofInstant(Instant.now(), ZONE).withNano(0).toString());
        var persons = new ArrayList<Acceptance>();
        try (var database = Database.forTools(folder)) {
            ShippedCity.into(database.asApp());
            source.borrow(database);
            var neighbours = town.neighbours(howMany);
            var needs = new ArrayList<NeedId>();
            for (int day = 0; needs.size() < howMany; day++) {
                var date = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(2 + day % 20);
                var order = town.opened("clinic-escort", PLACES, date + "T08:00", date + "T11:30");
                IntStream.range(0, PLACES).forEach(_ -> needs.add(Town.need(order)));
            }
            for (int i = 0; i < howMany; i++) {
                persons.add(acceptance(neighbours.get(i), needs.get(i)));
            }
            awaitListeners();
            source.renew("settled");
        }
        return persons;
    }

    private Acceptance acceptance(VolunteerId volunteer, NeedId need) {
        var signedIn = people.as(town.hat(volunteer)).postProcessRequest(new MockHttpServletRequest());
        var cookie = requireNonNull(signedIn.getCookies())[0];
        return new Acceptance(
                volunteer.value(),
                need,
                UUID.randomUUID(),
                cookie.getName() + "=" + cookie.getValue(),
                requireNonNull(signedIn.getHeader("X-CSRF-TOKEN")));
    }

    /** What was to be told of an acceptance is told, also where the database was away just then. The server is running. */
    void awaitListeners(Path folder) throws Exception {
        try (var database = Database.forTools(folder)) {
            source.borrow(database);
            awaitListeners();
            source.renew("told");
        }
    }

    private void awaitListeners() throws InterruptedException {
        while (count("select count(*) from event_publication") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    void check(Path folder, Map<Acceptance, Long> acknowledged) throws Exception {
        try (var database = Database.forTools(folder)) {
            source.borrow(database);
            for (var answer : acknowledged.entrySet()) {
                assertThat(count("""
                                select count(*) from place
                                 where volunteer_id = %d and need_id = %d and place_id = %d and freed_at is null
                                """.formatted(
                                        answer.getKey().volunteer(),
                                        answer.getKey().need().value(),
                                        answer.getValue())))
                        .as("the place that was promised")
                        .isOne();
            }
            for (var count : List.of(
                    "select sum(taken) from vacancy",
                    "select count(*) from place where freed_at is null",
                    "select count(distinct volunteer_id) from place where freed_at is null",
                    "select count(*) from acceptance where outcome = 'accepted'")) {
                assertThat(count(count)).as(count).isEqualTo(acknowledged.size());
            }
            source.renew("checked");
        }
    }

    private long count(String statement) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(
                        _ -> jdbc.sql(statement).query(Long.class).single()));
    }
}
