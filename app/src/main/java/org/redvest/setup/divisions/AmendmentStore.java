package org.redvest.setup.divisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about amendments of the divisions. */
@Repository
class AmendmentStore {

    private static final String SEND = """
            insert into division_amendment (region, file_name, content, sent_at, sent_by)
            values (:region, :file, :content, :at, :by)
            returning amendment_id
            """;

    private static final String COLUMNS = """
            select amendment_id, region, file_name, content, sent_at, applied_at, taken_back_at, added, changed
              from division_amendment
            """;

    private static final String LOCK = COLUMNS + """
             where amendment_id = :amendment
               for update
            """;

    private static final String FIND = COLUMNS + """
             where amendment_id = :amendment
            """;

    /** The applied ones, the last first. */
    private static final String LIST = COLUMNS + """
             where applied_at is not null
             order by applied_at desc, amendment_id desc
             limit 20
            """;

    private static final String APPLIED = """
            update division_amendment
               set applied_at = :at, added = :added, changed = cast(:changed as jsonb)
             where amendment_id = :amendment
            """;

    private static final String TAKEN_BACK = """
            update division_amendment set taken_back_at = :at where amendment_id = :amendment
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as JSON keeps it. */
    record Row(String code, String name, double lat, double lon, boolean synthetic) {

        static Row of(Region region) {
            return new Row(
                    region.code().value(),
                    region.name(),
                    region.centre().lat(),
                    region.centre().lon(),
                    region.synthetic());
        }

        Region region() {
            return new Region(new RegionCode(code), name, new Position(lat, lon), synthetic);
        }
    }

    long send(RegionCode region, String file, byte[] content, Instant at, long by) {
        return jdbc.sql(SEND)
                .param("region", region.value())
                .param("file", file)
                .param("content", content)
                .param("at", time(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    Optional<SentAmendment> find(long amendment) {
        return jdbc.sql(FIND).param("amendment", amendment).query(this::sent).optional();
    }

    Optional<SentAmendment> lock(long amendment) {
        return jdbc.sql(LOCK).param("amendment", amendment).query(this::sent).optional();
    }

    List<SentAmendment> list() {
        return jdbc.sql(LIST).query(this::sent).list();
    }

    void applied(long amendment, Instant at, List<RegionCode> added, List<Region> changed) {
        jdbc.sql(APPLIED)
                .param("amendment", amendment)
                .param("at", time(at))
                .param("added", added.stream().map(RegionCode::value).toArray(String[]::new))
                .param(
                        "changed",
                        json.writeValueAsString(changed.stream().map(Row::of).toList()))
                .update();
    }

    void takenBack(long amendment, Instant at) {
        jdbc.sql(TAKEN_BACK).param("amendment", amendment).param("at", time(at)).update();
    }

    private SentAmendment sent(ResultSet row, int number) throws SQLException {
        return new SentAmendment(
                row.getLong("amendment_id"),
                new RegionCode(row.getString("region")),
                row.getString("file_name"),
                row.getBytes("content"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                instant(row, "applied_at"),
                instant(row, "taken_back_at"),
                Stream.of((String[]) row.getArray("added").getArray())
                        .map(RegionCode::new)
                        .toList(),
                Stream.of(json.readValue(row.getString("changed"), Row[].class))
                        .map(Row::region)
                        .toList());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
