package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The track: what happened is added, and never changed. */
@Repository
class TrackStore {

    private static final String ADD = """
            insert into order_event (order_number, region, at, actor, what, arguments)
            values (:order, :region, :at, :actor, :what, :arguments::jsonb)
            """;

    private static final String LIST = """
            select at, actor, what, arguments
              from order_event
             where order_number = :order
             order by at desc, event_id desc
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrackStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(OrderNumber order, RegionCode region, TrackEntry entry) {
        jdbc.sql(ADD)
                .param("order", order.value())
                .param("region", region.value())
                .param("at", RowStore.time(entry.at()))
                .param("actor", entry.actor() == null ? null : entry.actor().value())
                .param("what", entry.what())
                .param(
                        "arguments",
                        json.writeValueAsString(entry.arguments().stream()
                                .map(TrackStore::stored)
                                .toList()))
                .update();
    }

    List<TrackEntry> list(OrderNumber order) {
        return jdbc.sql(LIST)
                .param("order", order.value())
                .query((row, _) -> entry(row))
                .list();
    }

    private TrackEntry entry(ResultSet row) throws SQLException {
        long actor = row.getLong("actor");
        return new TrackEntry(
                RowStore.time(row, "at"),
                actor == 0 ? null : new AccountId(actor),
                row.getString("what"),
                json.readTree(row.getString("arguments"))
                        .valueStream()
                        .map(TrackStore::argument)
                        .toList());
    }

    private static Object stored(Object argument) {
        return switch (argument) {
            case Instant at -> Map.of("at", at.toString());
            case AccountId account -> Map.of("account", account.value());
            default -> argument;
        };
    }

    private static Object argument(JsonNode node) {
        if (node.has("at")) {
            return Instant.parse(node.get("at").stringValue());
        }
        if (node.has("account")) {
            return new AccountId(node.get("account").longValue());
        }
        return node.isInt() ? (Object) node.intValue() : node.stringValue();
    }
}
