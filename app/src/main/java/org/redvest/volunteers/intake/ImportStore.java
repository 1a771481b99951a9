package org.redvest.volunteers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.Hat;
import org.redvest.audit.AuditActor;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about imports as a whole; their rows are in {@link ImportRowStore}. */
@Repository
class ImportStore {

    private static final String INSERT = """
            insert into volunteer_import (region, started_by, role, label, started_at, file_name, file_digest, file_key, file_bytes, sheets,
                                          macros)
            values (:region, :by, :role, :label, :at, :name, :digest, :key, :bytes, :sheets, :macros)
            returning import_id
            """;

    private static final String SELECT = "select * from volunteer_import";

    private static final String FIND = SELECT + " where import_id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String LIST = SELECT + " order by import_id desc limit :most offset :offset";

    private static final String COUNT = "select count(*) from volunteer_import";

    private static final String SAME_FILE = """
            select import_id from volunteer_import
             where file_digest = (select file_digest from volunteer_import where import_id = :id) and import_id < :id
               and phase <> 'UPLOADED'
             order by import_id desc
             limit 1
            """;

    private static final String CHOOSE = """
            update volunteer_import
               set sheet = :sheet, header_row = :header, headings = :headings, fields = :fields, fill_down = :fill
             where import_id = :id and phase = 'UPLOADED'
            """;

    private static final String MOVE = """
            update volunteer_import
               set phase = :to, failure = :failure, worker = null, beat_at = null,
                   rows_done = case when :restart then 0 else rows_done end,
                   finished_at = case when :to in ('IMPORTED', 'TAKEN_BACK', 'FAILED', 'CLOSED') then :at else finished_at end
             where import_id = :id and phase = any(:from)
            """;

    private static final String READ = """
            update volunteer_import
               set rows_read = :read, rows_skipped = :skipped, read_at = :at, beat_at = clock_timestamp()
             where import_id = :id
            """;

    private static final String DONE = """
            update volunteer_import set rows_done = rows_done + :rows, beat_at = clock_timestamp() where import_id = :id
            """;

    /** By the clock of the database: the nodes have no other in common. */
    private static final String CLAIM = """
            update volunteer_import
               set worker = :worker, beat_at = clock_timestamp()
             where import_id = :id and phase in ('READING', 'IMPORTING', 'TAKING_BACK')
               and (worker is null or worker = :worker or beat_at < clock_timestamp() - interval '60 seconds')
            """;

    private static final String ABANDONED = SELECT + """
             where phase in ('READING', 'IMPORTING', 'TAKING_BACK')
               and (beat_at is null or beat_at < clock_timestamp() - interval '60 seconds')
             order by import_id
            """;

    private static final String DUE = SELECT + """
             where phase = 'IMPORTED' and finished_at < :before order by import_id
            """;

    /** One chunk of one import at a time: two lists with the same person find each other. */
    private static final String LOCK_WRITING = "select pg_advisory_xact_lock(7362, 1)";

    private static final String REMEMBER = """
            insert into volunteer_import_columns (region, headings, fields) values (:region, :headings, :fields)
                on conflict (region, headings) do update set fields = excluded.fields
            """;

    private static final String REMEMBERED = """
            select fields from volunteer_import_columns where region = :region and headings = :headings
            """;

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ImportId insert(Hat hat, String fileName, UploadFolder.Upload upload, ImportedFile file, Instant at) {
        return new ImportId(jdbc.sql(INSERT)
                .param("region", hat.region().value())
                .param("by", hat.account().value())
                .param("role", hat.role().name())
                .param("label", hat.label())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", fileName)
                .param("digest", upload.digest())
                .param("key", upload.key())
                .param("bytes", upload.bytes())
                .param("sheets", file.sheets().toArray(String[]::new))
                .param("macros", file.hasMacros())
                .query(Long.class)
                .single());
    }

    Optional<VolunteerImport> find(ImportId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query((row, _) -> found(row))
                .optional();
    }

    Optional<VolunteerImport> lock(ImportId id) {
        return jdbc.sql(LOCK)
                .param("id", id.value())
                .query((row, _) -> found(row))
                .optional();
    }

    List<VolunteerImport> list(int most, long offset) {
        return jdbc.sql(LIST)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> found(row))
                .list();
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** The last import of the same file that was read. */
    Optional<ImportId> sameFile(ImportId id) {
        return jdbc.sql(SAME_FILE)
                .param("id", id.value())
                .query((row, _) -> new ImportId(row.getLong(1)))
                .optional();
    }

    boolean choose(ImportId id, int sheet, SheetHeader header, boolean fillDown) {
        return jdbc.sql(CHOOSE)
                        .param("id", id.value())
                        .param("sheet", sheet)
                        .param("header", header.row())
                        .param("headings", header.headings().toArray(String[]::new))
                        .param("fields", words(header.fields()))
                        .param("fill", fillDown)
                        .update()
                == 1;
    }

    /** False where it is in another phase: of two who press a button one moves it. */
    boolean move(ImportId id, Collection<ImportPhase> from, ImportPhase to, Optional<String> failure, Instant at) {
        return jdbc.sql(MOVE)
                        .param("id", id.value())
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("to", to.name())
                        .param("failure", failure.orElse(null))
                        .param("restart", to == ImportPhase.READING || to == ImportPhase.TAKING_BACK)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void read(ImportId id, int read, int skipped, Instant at) {
        jdbc.sql(READ)
                .param("id", id.value())
                .param("read", read)
                .param("skipped", skipped)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void done(ImportId id, int rows) {
        jdbc.sql(DONE).param("id", id.value()).param("rows", rows).update();
    }

    boolean claim(ImportId id, UUID worker) {
        return jdbc.sql(CLAIM).param("id", id.value()).param("worker", worker).update() == 1;
    }

    List<VolunteerImport> abandoned() {
        return jdbc.sql(ABANDONED).query((row, _) -> found(row)).list();
    }

    List<VolunteerImport> finishedBefore(Instant before) {
        return jdbc.sql(DUE)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> found(row))
                .list();
    }

    void lockWriting() {
        jdbc.sql(LOCK_WRITING).query().listOfRows();
    }

    void remember(RegionCode region, byte[] headings, List<Optional<ImportField>> fields) {
        jdbc.sql(REMEMBER)
                .param("region", region.value())
                .param("headings", headings)
                .param("fields", words(fields))
                .update();
    }

    Optional<List<Optional<ImportField>>> remembered(RegionCode region, byte[] headings) {
        return jdbc.sql(REMEMBERED)
                .param("region", region.value())
                .param("headings", headings)
                .query((row, _) -> fields(row))
                .optional();
    }

    private static String[] words(List<Optional<ImportField>> fields) {
        return fields.stream()
                .map(field -> field.map(ImportField::word).orElse(""))
                .toArray(String[]::new);
    }

    private static List<Optional<ImportField>> fields(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("fields").getArray())
                .map(ImportField::of)
                .toList();
    }

    private static VolunteerImport found(ResultSet row) throws SQLException {
        return new VolunteerImport(
                new ImportId(row.getLong("import_id")),
                new RegionCode(row.getString("region")),
                new AuditActor(row.getLong("started_by"), row.getString("role"), row.getString("label")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                row.getObject("file_key", UUID.class),
                row.getLong("file_bytes"),
                List.of((String[]) row.getArray("sheets").getArray()),
                row.getBoolean("macros"),
                ImportPhase.valueOf(row.getString("phase")),
                Optional.ofNullable(row.getString("failure")),
                row.getInt("sheet"),
                row.getInt("header_row"),
                List.of((String[]) row.getArray("headings").getArray()),
                fields(row),
                row.getBoolean("fill_down"),
                row.getInt("rows_read"),
                row.getInt("rows_skipped"),
                row.getInt("rows_done"),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
