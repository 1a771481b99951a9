package org.redvest.setup.divisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.regions.Amendment;
import org.redvest.regions.DivisionsUpload;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about amendments of the divisions. */
@Repository
class AmendmentStore {

    private static final String SEND = """
            insert into division_amendment (region, file_name, content, datum, sent_at, sent_by)
            values (:region, :file, :content, :datum, :at, :by)
            returning amendment_id
            """;

    private static final String COLUMNS = """
            select amendment_id, region, file_name, content, sent_at, applied_at, taken_back_at, added, changed,
                   outlines, merged, followed, datum
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
               set applied_at = :at, added = :added, changed = cast(:changed as jsonb), outlines = cast(:outlines as jsonb),
                   merged = :merged, followed = :followed
             where amendment_id = :amendment
            """;

    private static final String TAKEN_BACK = """
            update division_amendment set taken_back_at = :at where amendment_id = :amendment
            """;

    private final JdbcClient jdbc;
    private final DivisionsBefore before = new DivisionsBefore();

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long send(RegionCode region, DivisionsUpload upload, Instant at, long by) {
        return jdbc.sql(SEND)
                .param("region", region.value())
                .param("file", upload.name())
                .param("content", upload.content())
                .param("datum", upload.datum())
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

    void applied(long amendment, Instant at, Amendment done, long followed) {
        jdbc.sql(APPLIED)
                .param("amendment", amendment)
                .param("at", time(at))
                .param("added", codes(done.added().stream()))
                .param("changed", before.rows(done))
                .param("outlines", before.outlines(done))
                .param("merged", codes(done.mergers().stream().map(Amendment.Merger::from)))
                .param("followed", followed)
                .update();
    }

    private static String[] codes(Stream<Region> regions) {
        return regions.map(region -> region.code().value()).toArray(String[]::new);
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
                codes(row, "added"),
                before.rows(row.getString("changed")),
                before.outlines(row.getString("outlines")),
                codes(row, "merged"),
                row.getLong("followed"),
                row.getString("datum"));
    }

    private static List<RegionCode> codes(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray())
                .map(RegionCode::new)
                .toList();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
