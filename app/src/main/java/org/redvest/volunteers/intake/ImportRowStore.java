package org.redvest.volunteers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.IdentityNumber.DocumentKind;
import org.redvest.accounts.SealedIdentity;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about the rows of imports. */
@Repository
class ImportRowStore {

    /** Thousands at once. */
    private static final String INSERT = """
            insert into volunteer_import_row (import_id, region, row_number, part, name, phone, born, home, skills, minutes, consent,
                                              document_kind, document_digest, document_sealed, document_last, candidates, account)
            select :id, :region, row, part, name, phone, born, home, skills, minutes, consent,
                   kind, decode(digest, 'base64'), decode(sealed, 'base64'), last, candidates, account
              from jsonb_to_recordset(:rows::jsonb)
                as person (row integer, part text, name text, phone text, born date, home text, skills text[], minutes integer,
                           consent boolean, kind text, digest text, sealed text, last text, candidates bigint[], account bigint)
            """;

    private static final String INSERT_BAD = """
            insert into volunteer_import_row (import_id, region, row_number, part)
            select :id, :region, row, 'BAD' from unnest(:rows::integer[]) as row
            """;

    private static final String CLEAR = "delete from volunteer_import_row where import_id = :id";

    private static final String FIGURES = """
            select part, count(*)::integer as people, count(*) filter (where done)::integer as done,
                   count(*) filter (where minutes > 0 and part in ('NEW', 'HELD'))::integer as with_hours
              from volunteer_import_row
             where import_id = :id
             group by part
            """;

    private static final String ROWS = """
            select row_number, part, name, phone, born, home, skills, minutes, consent,
                   document_kind, document_digest, document_sealed, document_last, candidates, account
              from volunteer_import_row
             where import_id = :id
            """;

    private static final String PENDING = ROWS + """
               and part in ('NEW', 'HELD', 'CHANGED') and not done
             order by row_number
             limit :most
            """;

    private static final String ASKED = ROWS + " and part = 'ASK' order by row_number limit :most offset :offset";

    private static final String ROW = ROWS + " and row_number = :row and part = 'ASK' for update";

    private static final String FINISHED = ROWS + """
               and part in ('NEW', 'HELD') and done and account is not null
             order by row_number
             limit :most
            """;

    private static final String BALANCES = ROWS + """
               and part in ('NEW', 'HELD') and done and account is not null and minutes > 0
             order by row_number
             limit :most
            """;

    private static final String RESORT = """
            update volunteer_import_row as held
               set part = :part, candidates = :candidates, account = :account
             where import_id = :id and row_number = :row
            """;

    private static final String DONE = """
            update volunteer_import_row as held
               set done = true, account = became.account
              from unnest(:rows::integer[], :accounts::bigint[]) as became (row, account)
             where import_id = :id and row_number = became.row
            """;

    private static final String ACCOUNTS = """
            select account from volunteer_import_row
             where import_id = :id and part in ('NEW', 'HELD') and done and account is not null
            """;

    private static final String DELETE = """
            delete from volunteer_import_row where import_id = :id and row_number = any(:rows)
            """;

    private static final String KEEP = """
            update volunteer_import_row set account = null where import_id = :id and row_number = any(:rows)
            """;

    private final JdbcClient jdbc;
    private final ImportCellStore cells;
    private final JsonMapper json;

    ImportRowStore(JdbcClient jdbc, ImportCellStore cells, JsonMapper json) {
        this.jdbc = jdbc;
        this.cells = cells;
        this.json = json;
    }

    void clear(ImportId id) {
        jdbc.sql(CLEAR).param("id", id.value()).update();
        cells.clear(id);
    }

    void insert(ImportId id, RegionCode region, List<SortedPerson> people) {
        jdbc.sql(INSERT)
                .param("id", id.value())
                .param("region", region.value())
                .param(
                        "rows",
                        json.writeValueAsString(
                                people.stream().map(ImportRowStore::row).toList()))
                .update();
    }

    void insertBad(ImportId id, RegionCode region, List<BadCell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT_BAD)
                .param("id", id.value())
                .param("region", region.value())
                .param("rows", cells.stream().map(BadCell::row).distinct().toArray(Integer[]::new))
                .update();
        this.cells.add(id, region, cells);
    }

    ImportFigures figures(ImportId id) {
        var rows = new EnumMap<RowPart, Integer>(RowPart.class);
        var done = new EnumMap<RowPart, Integer>(RowPart.class);
        var hours = new int[1];
        jdbc.sql(FIGURES).param("id", id.value()).query(row -> {
            var part = RowPart.valueOf(row.getString("part"));
            rows.put(part, row.getInt("people"));
            done.put(part, row.getInt("done"));
            hours[0] += row.getInt("with_hours");
        });
        return new ImportFigures(rows, done, hours[0], cells.count(id));
    }

    List<SortedPerson> pending(ImportId id, int most) {
        return people(PENDING, id, most);
    }

    List<SortedPerson> finished(ImportId id, int most) {
        return people(FINISHED, id, most);
    }

    List<SortedPerson> balances(ImportId id, int most) {
        return people(BALANCES, id, most);
    }

    private List<SortedPerson> people(String statement, ImportId id, int most) {
        return jdbc.sql(statement)
                .param("id", id.value())
                .param("most", most)
                .query((row, _) -> person(row))
                .list();
    }

    List<SortedPerson> asked(ImportId id, int most, long offset) {
        return jdbc.sql(ASKED)
                .param("id", id.value())
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> person(row))
                .list();
    }

    /** A row that is still to be decided, held until the transaction ends. */
    Optional<SortedPerson> lockAsked(ImportId id, int row) {
        return jdbc.sql(ROW)
                .param("id", id.value())
                .param("row", row)
                .query((each, _) -> person(each))
                .optional();
    }

    void resort(ImportId id, SortedPerson sorted) {
        jdbc.sql(RESORT)
                .param("id", id.value())
                .param("row", sorted.person().row())
                .param("part", sorted.part().name())
                .param("candidates", numbers(sorted.candidates()))
                .param("account", sorted.known().map(VolunteerId::value).orElse(null))
                .update();
    }

    void turnBad(ImportId id, RegionCode region, List<BadCell> cells) {
        for (var cell : cells) {
            jdbc.sql(RESORT)
                    .param("id", id.value())
                    .param("row", cell.row())
                    .param("part", RowPart.BAD.name())
                    .param("candidates", new Long[0])
                    .param("account", null)
                    .update();
        }
        if (!cells.isEmpty()) {
            this.cells.add(id, region, cells);
        }
    }

    /** @param became volunteers by the numbers of their rows */
    void done(ImportId id, Map<Integer, VolunteerId> became) {
        var rows = List.copyOf(became.keySet());
        jdbc.sql(DONE)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .param("accounts", numbers(rows.stream().map(became::get).toList()))
                .update();
    }

    List<VolunteerId> newcomers(ImportId id) {
        return jdbc.sql(ACCOUNTS)
                .param("id", id.value())
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list();
    }

    void delete(ImportId id, Collection<Integer> rows) {
        jdbc.sql(DELETE)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .update();
    }

    /** They stay volunteers, whatever becomes of the import. */
    void keep(ImportId id, Collection<Integer> rows) {
        jdbc.sql(KEEP)
                .param("id", id.value())
                .param("rows", rows.toArray(Integer[]::new))
                .update();
    }

    private static Map<String, Object> row(SortedPerson sorted) {
        var person = sorted.person();
        var row = new HashMap<String, Object>();
        row.put("row", person.row());
        row.put("part", sorted.part().name());
        row.put("name", person.name());
        person.phone().ifPresent(phone -> row.put("phone", phone));
        row.put("born", person.born().toString());
        row.put("home", person.home().value());
        row.put("skills", person.skills().stream().sorted().toList());
        person.minutes().ifPresent(minutes -> row.put("minutes", minutes));
        row.put("consent", person.consent());
        person.document().ifPresent(document -> {
            row.put("kind", document.kind().name());
            row.put("digest", Base64.getEncoder().encodeToString(document.digest()));
            row.put("sealed", Base64.getEncoder().encodeToString(document.sealed()));
            row.put("last", document.lastFour());
        });
        row.put(
                "candidates",
                sorted.candidates().stream().map(VolunteerId::value).toList());
        sorted.known().ifPresent(known -> row.put("account", known.value()));
        return row;
    }

    private static SortedPerson person(ResultSet row) throws SQLException {
        var kind = Optional.ofNullable(row.getString("document_kind"));
        var minutes = row.getObject("minutes", Integer.class);
        var account = row.getObject("account", Long.class);
        var person = new ImportedPerson(
                row.getInt("row_number"),
                row.getString("name"),
                Optional.ofNullable(row.getString("phone")),
                row.getObject("born", LocalDate.class),
                new RegionCode(row.getString("home")),
                Set.of((String[]) row.getArray("skills").getArray()),
                Optional.empty(),
                minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes),
                row.getBoolean("consent"),
                kind.isEmpty() ? Optional.empty() : Optional.of(document(kind.get(), row)));
        return new SortedPerson(
                person,
                RowPart.valueOf(row.getString("part")),
                Stream.of((Long[]) row.getArray("candidates").getArray())
                        .map(VolunteerId::new)
                        .toList(),
                account == null ? Optional.empty() : Optional.of(new VolunteerId(account)));
    }

    private static SealedIdentity document(String kind, ResultSet row) throws SQLException {
        return new SealedIdentity(
                DocumentKind.valueOf(kind),
                row.getBytes("document_digest"),
                row.getBytes("document_sealed"),
                row.getString("document_last"));
    }

    private static Long[] numbers(Collection<VolunteerId> ids) {
        return ids.stream().map(VolunteerId::value).toArray(Long[]::new);
    }
}
