package org.redvest.volunteers.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about pairs that are perhaps one person. The database itself finds them. */
@Repository
class AlikePairStore {

    private static final String OPEN = " from perhaps_same where answer is null and region >= :lo and region < :hi";

    private static final String LIST = "select one_id, other_id, by_phone, by_name" + OPEN
            + " order by region, one_id, other_id limit :most offset :offset";

    private static final String FIND = """
            select one_id, other_id, by_phone, by_name from perhaps_same
             where one_id = least(:one, :other) and other_id = greatest(:one, :other)
            """;

    /** The first answer that two are different stands; that they are the same is said once. */
    private static final String ANSWER = """
            insert into perhaps_same (one_id, other_id, region, by_phone, by_name, answer, answered_at, answered_by)
            select least(:one, :other), greatest(:one, :other), common_region(one.home, other.home), false, false, :answer, :at, :by
              from volunteer one, volunteer other
             where one.volunteer_id = :one and other.volunteer_id = :other
                on conflict (one_id, other_id) do update
               set answer = excluded.answer, answered_at = excluded.answered_at, answered_by = excluded.answered_by
             where perhaps_same.answer is distinct from excluded.answer
            """;

    private final JdbcClient jdbc;

    AlikePairStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AlikePair> list(RegionCode region, int most, long offset) {
        return jdbc.sql(LIST)
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> pair(row))
                .list();
    }

    long count(RegionCode region) {
        return jdbc.sql("select count(*)" + OPEN)
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .query(Long.class)
                .single();
    }

    Optional<AlikePair> find(VolunteerId one, VolunteerId other) {
        return jdbc.sql(FIND)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> pair(row))
                .optional();
    }

    boolean answer(VolunteerId one, VolunteerId other, String answer, AccountId by, Instant at) {
        return jdbc.sql(ANSWER)
                        .param("one", one.value())
                        .param("other", other.value())
                        .param("answer", answer)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static AlikePair pair(ResultSet row) throws SQLException {
        return new AlikePair(
                new VolunteerId(row.getLong("one_id")),
                new VolunteerId(row.getLong("other_id")),
                row.getBoolean("by_phone"),
                row.getBoolean("by_name"));
    }
}
