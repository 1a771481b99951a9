package org.redvest.dispatch.goingahead;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the communities' answers that a shift runs with fewer people. */
@Repository
public class GoesAheadStore {

    /** Where people have left since, the community is asked again, and its new answer takes the place of the old one. */
    private static final String KEEP = """
        insert into goes_ahead (shift_id, region, people, decided_by, decided_at)
        values (:shift, :region, :people, :by, :at)
        on conflict (shift_id) do update
           set people = excluded.people, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """;

    private static final String FIND = "select people, decided_by, decided_at from goes_ahead where shift_id = :shift";

    private final JdbcClient jdbc;

    GoesAheadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(Shift shift, TooFew.GoesAhead answer) {
        jdbc.sql(KEEP)
                .param("shift", shift.id().value())
                .param("region", shift.region().value())
                .param("people", answer.people())
                .param("by", answer.by().value())
                .param("at", answer.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<TooFew.GoesAhead> find(ShiftId shift) {
        return jdbc.sql(FIND)
                .param("shift", shift.value())
                .query((row, _) -> new TooFew.GoesAhead(
                        row.getInt("people"),
                        new AccountId(row.getLong("decided_by")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
