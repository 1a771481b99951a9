package org.redvest.hours;

import java.util.List;
import org.redvest.testing.TestDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person with the keys of the database, past the application and past every check of the tables, could do. */
public final class Outside {

    private final JdbcClient owner;

    public Outside(TestDataSource database) {
        owner = JdbcClient.create(database.asOwner());
        for (var table : List.of("hours_ledger", "ledger_root", "ledger_node", "ledger_head")) {
            owner.sql("alter table %s no force row level security".formatted(table))
                    .update();
        }
        owner.sql("""
                        do $$
                        declare c record;
                        begin
                            for c in select conrelid::regclass as owner, conname from pg_constraint
                                      where conrelid in ('hours_ledger'::regclass, 'ledger_root'::regclass, 'ledger_node'::regclass)
                                        and contype in ('c', 'f', 'u')
                                      order by contype <> 'f' loop
                                execute format('alter table %s drop constraint %I cascade', c.owner, c.conname);
                            end loop;
                        end $$;
                        alter table hours_ledger alter column position drop identity;
                        alter table ledger_head disable trigger user;
                        create table kept_lines as select * from hours_ledger;
                        create table kept_roots as select * from ledger_root;
                        create table kept_heads as select * from ledger_head;
                        create table kept_nodes as select * from ledger_node;
                        """).update();
    }

    public void does(String statement) {
        owner.sql(statement).update();
    }

    /** As it was when this was made. */
    public void undo() {
        does("""
                delete from hours_ledger; insert into hours_ledger select * from kept_lines;
                delete from ledger_node; delete from ledger_root;
                insert into ledger_root select * from kept_roots; insert into ledger_node select * from kept_nodes;
                delete from ledger_head; insert into ledger_head select * from kept_heads;
                """);
    }

    /** Each column of a table with a statement that sets it to something else. */
    public List<Change> changes(String table, String where) {
        return owner.sql("""
                        select column_name, data_type from information_schema.columns where table_name = :table
                        """)
                .param("table", table)
                .query((row, _) -> new Change(
                        row.getString("column_name"),
                        "update %s set %s = %s where %s"
                                .formatted(
                                        table,
                                        row.getString("column_name"),
                                        other(row.getString("column_name"), row.getString("data_type")),
                                        where)))
                .list();
    }

    public record Change(String column, String statement) {}

    private static String other(String column, String type) {
        return switch (type) {
            case "smallint", "integer", "bigint" -> "coalesce(%s, 0) + 1000".formatted(column);
            case "text" -> "coalesce(%s, '') || 'x'".formatted(column);
            case "timestamp with time zone" -> "coalesce(%s, now()) + interval '1 second'".formatted(column);
            case "date" -> column + " + 1";
            case "bytea" -> "sha256('x')";
            default -> throw new IllegalStateException("How is a %s changed?".formatted(type));
        };
    }
}
