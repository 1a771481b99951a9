package org.redvest.volunteers.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about cells that cannot be taken as they are. */
@Repository
class ImportCellStore {

    private static final String INSERT = """
            insert into volunteer_import_cell (import_id, region, row_number, column_number, heading, shown, problem, arguments)
            select :id, :region, row, col, heading, shown, key, arguments
              from jsonb_to_recordset(:cells::jsonb)
                as cell (row integer, col integer, heading text, shown text, key text, arguments text[])
            """;

    private static final String CLEAR = "delete from volunteer_import_cell where import_id = :id";

    private static final String COUNT = "select count(*)::integer from volunteer_import_cell where import_id = :id";

    private static final String AFTER = """
            select row_number, column_number, heading, shown, problem, arguments
              from volunteer_import_cell
             where import_id = :id and (row_number, column_number) > (:row, :column)
             order by row_number, column_number
             limit :most
            """;

    private static final String PAGE = """
            select row_number, column_number, heading, shown, problem, arguments
              from volunteer_import_cell
             where import_id = :id
             order by row_number, column_number
             limit :most offset :offset
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportCellStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void clear(ImportId id) {
        jdbc.sql(CLEAR).param("id", id.value()).update();
    }

    void add(ImportId id, RegionCode region, List<BadCell> cells) {
        jdbc.sql(INSERT)
                .param("id", id.value())
                .param("region", region.value())
                .param(
                        "cells",
                        json.writeValueAsString(cells.stream()
                                .map(cell -> Map.of(
                                        "row", cell.row(),
                                        "col", cell.column(),
                                        "heading", cell.heading(),
                                        "shown", cell.shown(),
                                        "key", cell.key(),
                                        "arguments", cell.arguments()))
                                .toList()))
                .update();
    }

    int count(ImportId id) {
        return jdbc.sql(COUNT).param("id", id.value()).query(Integer.class).single();
    }

    List<BadCell> list(ImportId id, int most, long offset) {
        return jdbc.sql(PAGE)
                .param("id", id.value())
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> cell(row))
                .list();
    }

    /** Those behind a cell, so that a file of many is written a piece at a time. */
    List<BadCell> listAfter(ImportId id, int row, int column, int most) {
        return jdbc.sql(AFTER)
                .param("id", id.value())
                .param("row", row)
                .param("column", column)
                .param("most", most)
                .query((each, _) -> cell(each))
                .list();
    }

    private static BadCell cell(ResultSet row) throws SQLException {
        return new BadCell(
                row.getInt("row_number"),
                row.getInt("column_number"),
                row.getString("heading"),
                row.getString("shown"),
                row.getString("problem"),
                List.of((String[]) row.getArray("arguments").getArray()));
    }
}
