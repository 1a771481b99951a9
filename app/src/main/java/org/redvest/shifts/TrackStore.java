package org.redvest.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The track: what happened is added, and never changed. */
@Repository
class TrackStore {

    private static final String ENTRIES = """
            select %s, shift, (select starts_at from shift as own where own.shift_id = entry.shift), at, actor, what, arguments::jsonb
              from %s unnest(%s:shifts::bigint[], :times::text[]::timestamptz[], :actors::bigint[], :whats::text[],
                         :arguments::text[])
                   as entry (%sshift, at, actor, what, arguments)
            """;

    private static final String ADD =
            "insert into track_entry (activity, region, shift_id, shift_start, at, actor, what, arguments) ";

    private static final String ADD_IN_REGION = ADD
            + ENTRIES.formatted(
                    "entry.activity, entry.region",
                    "",
                    ":activities::text[], :regions::text[], ",
                    "activity, region, ");

    /** Where the activity is, says its own row. */
    private static final String ADD_WHERE_IT_IS = ADD
            + ENTRIES.formatted(
                    "of.activity, of.region",
                    "(select * from activity where activity = :activity) as of cross join",
                    "",
                    "")
            + "returning region";

    private static final String LIST = """
            select shift_id, shift_start, at, actor, what, arguments
              from track_entry as entry
             where activity = :activity and at <= :now
               and not exists (
                   select from track_entry as taken_back
                    where taken_back.activity = :activity and taken_back.shift_id = entry.shift_id
                      and taken_back.what = :notBegun and taken_back.entry_id > entry.entry_id and taken_back.at < entry.at)
             order by at desc, entry_id desc
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrackStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(List<PlacedEntry> placed) {
        adding(ADD_IN_REGION, placed.stream().map(PlacedEntry::entry).toList())
                .param(
                        "activities",
                        placed.stream().map(each -> each.activity().value()).toArray(String[]::new))
                .param(
                        "regions",
                        placed.stream().map(each -> each.region().value()).toArray(String[]::new))
                .update();
    }

    /** A line of the track of an activity in a region. */
    record PlacedEntry(ActivityNumber activity, RegionCode region, TrackEntry entry) {}

    /** Returns the region of the activity. */
    RegionCode add(ActivityNumber activity, List<TrackEntry> entries) {
        return adding(ADD_WHERE_IT_IS, entries)
                .param("activity", activity.value())
                .query((row, _) -> new RegionCode(row.getString("region")))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchActivity("activity"));
    }

    private JdbcClient.StatementSpec adding(String statement, List<TrackEntry> entries) {
        return jdbc.sql(statement)
                .param(
                        "shifts",
                        entries.stream()
                                .map(entry -> entry.shift().map(ShiftId::value).orElse(null))
                                .toArray(Long[]::new))
                .param("times", texts(entries, entry -> entry.at().toString()))
                .param(
                        "actors",
                        entries.stream()
                                .map(entry -> entry.actor() == null
                                        ? null
                                        : entry.actor().value())
                                .toArray(Long[]::new))
                .param("whats", texts(entries, TrackEntry::what))
                .param("arguments", texts(entries, this::arguments));
    }

    private String arguments(TrackEntry entry) {
        return json.writeValueAsString(
                entry.arguments().stream().map(TrackStore::stored).toList());
    }

    private static String[] texts(List<TrackEntry> entries, Function<TrackEntry, String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    /**
     * A service that people have come to begins at its time: until then the line about it is not shown, and never when it turned out
     * before that nobody had come yet.
     */
    List<TrackEntry> list(ActivityNumber activity, Instant now) {
        return jdbc.sql(LIST)
                .param("activity", activity.value())
                .param("now", ActivityRowStore.time(now))
                .param("notBegun", TrackEntry.NOT_BEGUN)
                .query((row, _) -> entry(row))
                .list();
    }

    private TrackEntry entry(ResultSet row) throws SQLException {
        long actor = row.getLong("actor");
        long shift = row.getLong("shift_id");
        return new TrackEntry(
                ActivityRowStore.time(row, "at"),
                actor == 0 ? null : new AccountId(actor),
                row.getString("what"),
                json.readTree(row.getString("arguments"))
                        .valueStream()
                        .map(TrackStore::argument)
                        .toList(),
                shift == 0 ? Optional.empty() : Optional.of(new ShiftId(shift)),
                Optional.ofNullable(row.getObject("shift_start", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Object stored(Object argument) {
        return switch (argument) {
            case Instant at -> Map.of("at", at.toString());
            case Window window ->
                Map.of("from", window.start().toString(), "to", window.end().toString());
            case Duration length -> Map.of("minutes", length.toMinutes());
            case AccountId account -> Map.of("account", account.value());
            default -> argument;
        };
    }

    private static Object argument(JsonNode node) {
        if (node.has("at")) {
            return Instant.parse(node.get("at").stringValue());
        }
        if (node.has("from")) {
            return new Window(
                    Instant.parse(node.get("from").stringValue()),
                    Instant.parse(node.get("to").stringValue()));
        }
        if (node.has("minutes")) {
            return Duration.ofMinutes(node.get("minutes").longValue());
        }
        if (node.has("account")) {
            return new AccountId(node.get("account").longValue());
        }
        return node.isInt() ? (Object) node.intValue() : node.stringValue();
    }
}
