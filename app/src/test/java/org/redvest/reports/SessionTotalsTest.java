package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Totals that are kept with a session say at every moment what its versions say when they are added up one by one. */
@RedvestTest
class SessionTotalsTest {

    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");
    private static final int SESSIONS = 40;
    private static final int MOMENTS = 60;
    private static final List<String> COMMUNITIES = List.of("430503005004", "430503001002", "430502001001");
    private static final List<String> CATEGORIES = List.of("elderly", "law");

    /** Of several blocks of bits, the first and the last of one among them. */
    private static final List<Integer> PEOPLE = List.of(1, 2, 3, 4095, 4096, 4097, 8191, 20_000);

    @Autowired
    RecordStore records;

    @Autowired
    MonthTotals months;

    @Autowired
    Reports reports;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    /** A participation or a count, from when and until when it stood. */
    private record Version(
            int people,
            int minutes,
            int person,
            Instant at,
            @Nullable Instant until) {
        boolean stands(Instant asOf) {
            return !at.isAfter(asOf) && (until == null || until.isAfter(asOf));
        }
    }

    private record Made(
            long shift,
            String region,
            String category,
            LocalDate day,
            int beneficiaries,
            Instant confirmedAt,
            List<Version> stays,
            List<Version> recounts) {

        boolean asked(Question question) {
            return !day.isBefore(question.from())
                    && !day.isAfter(question.to())
                    && !confirmedAt.isAfter(question.asOf())
                    && region.startsWith(
                            question.region().map(RegionCode::value).orElse(""))
                    && category.equals(question.category().orElse(category));
        }

        long contacts(Instant asOf) {
            return recounts.stream()
                    .filter(each -> each.stands(asOf))
                    .mapToInt(Version::people)
                    .findFirst()
                    .orElse(beneficiaries);
        }
    }

    @Test
    @FreshDatabase
    void kept_totals_equal_a_recount_of_the_versions_at_every_moment() {
        inSystem(() -> PEOPLE.forEach(this::number));
        for (long seed = 1; seed <= 4; seed++) {
            var random = new Random(seed);
            var made = make(random, seed * 1000);
            inSystem(() -> made.forEach(this::write));
            if (seed > 2) {
                Scopes.run(Scope.SYSTEM, months::addUp);
            }
            for (int moment = -1; moment <= MOMENTS + 1; moment++) {
                var question = question(random, moment);
                var told = Scopes.within(Scope.SYSTEM, () -> reports.figures(question));
                assertThat(told).as("seed %d, %s", seed, question).isEqualTo(recounted(made, question));
                var counties = Scopes.within(Scope.SYSTEM, () -> reports.byCounty(question));
                counties.forEach((county, figures) -> assertThat(figures)
                        .as("%s in %s", question, county)
                        .isEqualTo(recounted(made, question.in(new RegionCode(county)))));
                assertThat(counties.values().stream()
                                .mapToLong(Figures::sessions)
                                .sum())
                        .isEqualTo(told.sessions());
            }
            inSystem(() -> jdbc.execute("update session_record set day = day + 3650"));
            inSystem(() -> jdbc.execute("update participation_record set day = day + 3650"));
        }
    }

    private static Question question(Random random, int moment) {
        var from = LocalDate.parse("2026-02-01").plusDays(random.nextInt(5) * random.nextInt(2));
        Optional<RegionCode> region = random.nextBoolean() ? Optional.of(new RegionCode("430503")) : Optional.empty();
        Optional<String> category = random.nextBoolean() ? Optional.of("law") : Optional.empty();
        return new Question(from, from.plusDays(random.nextInt(40)), region, category, at(moment));
    }

    private static Figures recounted(List<Made> made, Question question) {
        long participations = 0;
        long minutes = 0;
        long contacts = 0;
        long sessions = 0;
        var people = new ArrayList<Integer>();
        for (var each : made.stream().filter(one -> one.asked(question)).toList()) {
            var stays = each.stays().stream()
                    .filter(stay -> stay.stands(question.asOf()))
                    .toList();
            if (!stays.isEmpty()) {
                participations += stays.size();
                minutes += stays.stream().mapToInt(Version::minutes).sum();
                contacts += each.contacts(question.asOf());
                sessions++;
                stays.forEach(stay -> people.add(stay.person()));
            }
        }
        return new Figures(people.stream().distinct().count(), participations, sessions, contacts, minutes, 0, 0);
    }

    private static List<Made> make(Random random, long first) {
        var made = new ArrayList<Made>();
        for (int i = 0; i < SESSIONS; i++) {
            var confirmed = random.nextInt(MOMENTS / 2);
            var stays = new ArrayList<Version>();
            for (int place = random.nextInt(4); place > 0; place--) {
                stays.addAll(versions(random, confirmed, PEOPLE.get(random.nextInt(PEOPLE.size()))));
            }
            made.add(new Made(
                    first + i,
                    COMMUNITIES.get(random.nextInt(COMMUNITIES.size())),
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    LocalDate.parse("2026-02-01").plusDays(random.nextInt(28)),
                    random.nextInt(30),
                    at(confirmed),
                    stays,
                    random.nextInt(3) == 0 ? versions(random, confirmed, PEOPLE.getFirst()) : List.of()));
        }
        return made;
    }

    /** Each takes the place of the one before, at once or after a while; the last may be taken back. */
    private static List<Version> versions(Random random, int from, int person) {
        var versions = new ArrayList<Version>();
        int at = from;
        for (int more = random.nextInt(3); more >= 0; more--) {
            int until = at + 1 + random.nextInt(8);
            boolean stands = more == 0 && random.nextInt(4) > 0;
            versions.add(
                    new Version(random.nextInt(50), random.nextInt(240), person, at(at), stands ? null : at(until)));
            at = until + random.nextInt(2) * random.nextInt(5);
        }
        return versions;
    }

    private void number(int person) {
        jdbc.update(
                "insert into counted_person (number, person) overriding system value values (?, gen_random_uuid())",
                person);
    }

    private static Instant at(int moment) {
        return FIRST.plusSeconds(moment * 3600L);
    }

    private void write(Made made) {
        jdbc.update(
                """
                insert into session_record (shift_id, order_number, region, category, item, title_zh, title_en, starts_at, ends_at, day,
                                            beneficiaries, measure, confirmed_at, settled, published)
                values (?, ?, ?, ?, '', '服务', 'Service', now(), now(), ?, ?, 'people', ?, false, true)
                """,
                made.shift(),
                "order-" + made.shift(),
                made.region(),
                made.category(),
                made.day(),
                made.beneficiaries(),
                made.confirmedAt().atOffset(ZoneOffset.UTC));
        for (int i = 0; i < made.stays().size(); i++) {
            var stay = made.stays().get(i);
            jdbc.update(
                    """
                    insert into participation_record (place_id, version, shift_id, region, category, day, person, minutes, came_minute,
                                                      left_minute, came_how, left_how, recorded_at, superseded_at, published)
                    values (?, 1, ?, ?, ?, ?, ?, ?, 0, 240, 'code', 'code', ?, ?, true)
                    """,
                    made.shift() * 100 + i,
                    made.shift(),
                    made.region(),
                    made.category(),
                    made.day(),
                    stay.person(),
                    stay.minutes(),
                    stay.at().atOffset(ZoneOffset.UTC),
                    stay.until() == null ? null : stay.until().atOffset(ZoneOffset.UTC));
        }
        for (int i = 0; i < made.recounts().size(); i++) {
            var recount = made.recounts().get(i);
            jdbc.update(
                    """
                    insert into recount_record (shift_id, version, region, beneficiaries, recorded_at, superseded_at, published)
                    values (?, ?, ?, ?, ?, ?, true)
                    """,
                    made.shift(),
                    i + 1,
                    made.region(),
                    recount.people(),
                    recount.at().atOffset(ZoneOffset.UTC),
                    recount.until() == null ? null : recount.until().atOffset(ZoneOffset.UTC));
        }
        records.totals(new ShiftId(made.shift()));
    }

    private void inSystem(Runnable work) {
        Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> work.run()));
    }
}
