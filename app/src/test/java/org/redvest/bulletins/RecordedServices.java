package org.redvest.bulletins;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions as reports records them, written down directly: a test says who served where, when and for which programme. */
@Component
public class RecordedServices {

    private static final int EACH_MINUTES = 120;

    /** Far from the numbers that people get by themselves. */
    private static final int FIRST_PERSON = 1_000_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    RecordedServices(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param people who came, by any number; each stayed two hours */
    public void session(long shift, long programme, String community, LocalDate day, Instant at, List<Integer> people) {
        inSystem(() -> {
            jdbc.update(
                    """
                    insert into session_record (shift_id, order_number, programme, region, category, item, title_zh, title_en, starts_at,
                                                ends_at, day, beneficiaries, measure, confirmed_at, settled, published, participations,
                                                minutes, contacts, totals_at)
                    values (?, ?, ?, ?, 'elderly', '', '陪伴', 'Company', ?, ?, ?, 10, 'people', ?, false, true, ?, ?, 10, ?)
                    """,
                    shift,
                    "430503-260101-%03d".formatted(shift % 1000),
                    programme,
                    community,
                    day.atTime(1, 0).atOffset(ZoneOffset.UTC),
                    day.atTime(4, 0).atOffset(ZoneOffset.UTC),
                    day,
                    at.atOffset(ZoneOffset.UTC),
                    people.size(),
                    people.size() * EACH_MINUTES,
                    at.atOffset(ZoneOffset.UTC));
            people.forEach(person -> {
                jdbc.update("""
                        insert into counted_person (number, person) overriding system value values (?, gen_random_uuid())
                        on conflict do nothing
                        """, FIRST_PERSON + person);
                jdbc.update(
                        """
                        insert into participation_record (place_id, version, shift_id, programme, region, category, day, person, minutes,
                                                          came_minute, left_minute, came_how, left_how, recorded_at, published)
                        values (?, 1, ?, ?, ?, 'elderly', ?, ?, ?, 0, ?, 'code', 'code', ?, true)
                        """,
                        shift * 1000 + person,
                        shift,
                        programme,
                        community,
                        day,
                        FIRST_PERSON + person,
                        EACH_MINUTES,
                        EACH_MINUTES,
                        at.atOffset(ZoneOffset.UTC));
            });
        });
    }

    public boolean has(long shift) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> Boolean.TRUE.equals(transactions.execute(_ -> jdbc.queryForObject(
                        "select exists (select from session_record where shift_id = ?)", Boolean.class, shift))));
    }

    /** One person's stay is corrected to fewer minutes. */
    public void correct(long shift, int person, int minutes, Instant at) {
        inSystem(() -> {
            long place = shift * 1000 + person;
            jdbc.update(
                    "update participation_record set superseded_at = ? where place_id = ? and superseded_at is null",
                    at.atOffset(ZoneOffset.UTC),
                    place);
            jdbc.update("""
                    insert into participation_record (place_id, version, shift_id, programme, region, category, day, person, minutes,
                                                      came_minute, left_minute, came_how, left_how, recorded_at, published)
                    select place_id, version + 1, shift_id, programme, region, category, day, person, ?, 0, ?, 'correction', 'correction', ?,
                           published
                      from participation_record where place_id = ? and version = 1
                    """, minutes, minutes, at.atOffset(ZoneOffset.UTC), place);
            jdbc.update(
                    "update session_record set minutes = minutes + ? - ?, totals_at = ? where shift_id = ?",
                    minutes,
                    EACH_MINUTES,
                    at.atOffset(ZoneOffset.UTC),
                    shift);
        });
    }

    private void inSystem(Runnable work) {
        Scopes.run(Scope.SYSTEM, () -> transactions.executeWithoutResult(_ -> work.run()));
    }
}
