package org.redvest.residents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.Hat;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the codes at communities' doors. */
@Repository
class HelpDoorStore {

    private static final String MAKE = """
            insert into help_door (code, region, made_at, made_by)
            values (:code, :region, :at, :by)
            """;

    /** The code that the page showed, and no other: sent twice, the second finds it ended. */
    private static final String END = """
            update help_door set ended_at = :at
             where code = :code and region = :region and ended_at is null
            """;

    private static final String CLOSE = """
            update help_door set closed_until = :until
             where region = :region and ended_at is null
            """;

    private final JdbcClient jdbc;

    HelpDoorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<HelpDoor> find(String code) {
        return jdbc.sql("select * from help_door where code = :code")
                .param("code", code)
                .query(HelpDoorStore::door)
                .optional();
    }

    Optional<HelpDoor> current(RegionCode region) {
        return jdbc.sql("select * from help_door where region = :region and ended_at is null")
                .param("region", region.value())
                .query(HelpDoorStore::door)
                .optional();
    }

    /** Those who make a community's first code at the same time come one after the other. */
    void queueUp(RegionCode region) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('help_door/' || :region, 0))")
                .param("region", region.value())
                .query(row -> {});
    }

    void make(String code, Hat hat, Instant at) {
        jdbc.sql(MAKE)
                .param("code", code)
                .param("region", hat.region().value())
                .param("at", time(at))
                .param("by", hat.account().value())
                .update();
    }

    boolean end(String code, RegionCode region, Instant at) {
        return jdbc.sql(END)
                        .param("code", code)
                        .param("region", region.value())
                        .param("at", time(at))
                        .update()
                == 1;
    }

    void close(RegionCode region, Optional<Instant> until) {
        jdbc.sql(CLOSE)
                .param("region", region.value())
                .param("until", until.map(HelpDoorStore::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static HelpDoor door(ResultSet row, int index) throws SQLException {
        return new HelpDoor(
                row.getString("code"),
                new RegionCode(row.getString("region")),
                instant(row, "made_at").orElseThrow(),
                instant(row, "ended_at").isPresent(),
                instant(row, "closed_until"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
