package org.redvest.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.redvest.database.ExportFolder.ExportedSequence;

/**
 * Rows as text, out of tables and into them, over the owner's connection and inside its transaction. Text is read by every version of
 * PostgreSQL, and the settings below make it the same text everywhere.
 */
record TableCopies(Connection connection) {

    /** Under this scope the policies show an owner every row. */
    private static final String SEE_ALL = """
            select set_config('redvest.scope', 'system', true), set_config('redvest.lo', '', true),
                   set_config('redvest.hi', ':', true), set_config('datestyle', 'ISO, YMD', true),
                   set_config('intervalstyle', 'postgres', true), set_config('timezone', 'UTC', true),
                   set_config('extra_float_digits', '1', true), set_config('client_encoding', 'UTF8', true)
            """;

    private static final String STEPS = """
            select version || ':' || coalesce(checksum, 0)
              from flyway_schema_history where success and version is not null order by installed_rank
            """;

    /** The history of migrations is made by migrating; what is generated is computed again. */
    private static final String TABLES = """
            select quote_ident(c.relname), string_agg(quote_ident(a.attname), ', ' order by a.attnum)
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
             group by c.relname
             order by c.relname
            """;

    private static final String SEQUENCES = """
            select quote_ident(sequencename), coalesce(last_value::text, '')
              from pg_sequences where schemaname = 'public' order by sequencename
            """;

    /** A sequence of which nothing was taken begins at its start again, whatever the migrations took from it. */
    private static final String SET_SEQUENCE = """
            select setval(('public.' || quote_ident(sequencename))::regclass,
                          coalesce(nullif(?, '')::bigint, start_value), ? <> '')
              from pg_sequences where schemaname = 'public' and quote_ident(sequencename) = ?
            """;

    /** What would stop rows that come in another order than they were written, or write rows of its own: how to lift it, and put it back. */
    private static final String HINDRANCES = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
            union all
            select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
                   format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
              from pg_trigger join pg_class c on c.oid = tgrelid
             where not tgisinternal and tgenabled = 'O' and c.relnamespace = 'public'::regnamespace
            union all
            select format('alter table %s no force row level security', oid::regclass),
                   format('alter table %s force row level security', oid::regclass)
              from pg_class where relkind = 'r' and relforcerowsecurity and relnamespace = 'public'::regnamespace
            """;

    /** @param columns those that are written, separated by commas */
    record StoredTable(String name, String columns) {}

    record Hindrance(String lift, String restore) {}

    static TableCopies begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var copies = new TableCopies(connection);
        copies.execute(SEE_ALL);
        return copies;
    }

    List<String> steps() throws SQLException {
        return query(STEPS, row -> row.getString(1));
    }

    List<StoredTable> tables() throws SQLException {
        return query(TABLES, row -> new StoredTable(row.getString(1), row.getString(2)));
    }

    List<ExportedSequence> sequences() throws SQLException {
        return query(SEQUENCES, row -> new ExportedSequence(row.getString(1), row.getString(2)));
    }

    List<Hindrance> hindrances() throws SQLException {
        return query(HINDRANCES, row -> new Hindrance(row.getString(1), row.getString(2)));
    }

    /** Returns how many rows went out. */
    long copyOut(StoredTable table, OutputStream out) throws SQLException, IOException {
        return copyManager()
                .copyOut(
                        "copy (select %s from %s) to stdout (format csv, header, encoding 'UTF8')"
                                .formatted(table.columns(), table.name()),
                        out);
    }

    /** Returns how many rows came in. The columns must be those that went out. */
    long copyIn(StoredTable table, InputStream in) throws SQLException, IOException {
        return copyManager()
                .copyIn(
                        "copy %s (%s) from stdin (format csv, header match, encoding 'UTF8')"
                                .formatted(table.name(), table.columns()),
                        in);
    }

    void set(ExportedSequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement(SET_SEQUENCE)) {
            statement.setString(1, sequence.last());
            statement.setString(2, sequence.last());
            statement.setString(3, sequence.name());
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new DatabaseUnavailable("The tables here have no sequence " + sequence.name());
                }
            }
        }
    }

    void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private CopyManager copyManager() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String question, Row<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found.add(reading.of(rows));
            }
        }
        return List.copyOf(found);
    }
}
