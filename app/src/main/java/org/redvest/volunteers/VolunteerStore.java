package org.redvest.volunteers;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.redvest.engine.Limits;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about volunteers. */
@Repository
class VolunteerStore {

    /** Thousands at once: a row by itself costs eight times as much, most of it for checks that are made ready anew. */
    private static final String INSERT = """
            insert into volunteer (volunteer_id, number, home, lat, lon, born, skills, licences, licences_until, load, registered_at,
                                   radius_km, max_shifts, max_shifts_per_day, max_minutes, interests, week,
                                   exception_days, exception_parts, do_not_disturb, status)
            select id, number, home, lat, lon, born, skills, licences, licences_until, load, :at,
                   radius_km, max_shifts, max_shifts_per_day, max_minutes, interests, week,
                   exception_days, exception_parts, do_not_disturb, status
              from jsonb_to_recordset(:newcomers::jsonb)
                as newcomer (id bigint, number text, home text, lat double precision, lon double precision, born date,
                             skills text[], licences text[], licences_until date[], load double precision, radius_km double precision,
                             max_shifts integer, max_shifts_per_day integer, max_minutes integer, interests text[],
                             week integer, exception_days date[], exception_parts integer[], do_not_disturb boolean, status text)
            """;

    /** Active ones only. Once for all of a registration, and by their codes, so that two registrations do not wait for each other. */
    private static final String COUNT_NEWCOMERS = """
            insert into home_count (home, people)
            select home, count(*) from unnest(:homes) as home group by home order by home
                on conflict (home) do update set people = home_count.people + excluded.people
            """;

    private static final String UPDATE = """
            update volunteer
               set radius_km = ?, max_shifts = ?, max_shifts_per_day = ?, max_minutes = ?, interests = ?, week = ?,
                   exception_days = ?, exception_parts = ?, do_not_disturb = ?
             where volunteer_id = ?
            """;

    private static final String SELECT = """
            select volunteer_id, number, home, lat, lon, born, radius_km, max_shifts, max_shifts_per_day, max_minutes, load,
                   skills, licences, licences_until, interests, week, exception_days, exception_parts, do_not_disturb, status
              from volunteer
            """;

    private static final String BY_ID = SELECT + " where volunteer_id = :id";

    private static final String BY_NUMBER = SELECT + " where number = :number";

    private static final String BY_IDS = SELECT + " where volunteer_id = any(:ids) order by volunteer_id";

    private static final String BY_HOME =
            SELECT + " where home >= :lo and home < :hi and status = 'ACTIVE' order by volunteer_id";

    private static final String COUNT = """
            select coalesce(sum(people), 0) from home_count where home >= :lo and home < :hi
            """;

    private static final String COUNT_BY_TOWNSHIP = """
            select left(home, 9) as township, sum(people) as people
              from home_count
             where home >= :lo and home < :hi and people > 0
             group by township
             order by township
            """;

    /** By their number, so that two who lock many do not wait for each other. No key update: rows that refer to one need not wait. */
    private static final String LOCK = BY_IDS + " for no key update";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final JsonMapper json;

    VolunteerStore(JdbcClient client, JdbcTemplate template, JsonMapper json) {
        this.client = client;
        this.template = template;
        this.json = json;
    }

    void insert(List<Profile> profiles, Instant at) {
        client.sql(INSERT)
                .param(
                        "newcomers",
                        json.writeValueAsString(
                                profiles.stream().map(VolunteerStore::row).toList()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        client.sql(COUNT_NEWCOMERS)
                .param(
                        "homes",
                        profiles.stream()
                                .filter(profile -> profile.status() == VolunteerStatus.ACTIVE)
                                .map(profile -> profile.home().value())
                                .toArray(String[]::new))
                .update();
    }

    boolean update(VolunteerId id, Preferences preferences) {
        return template.update(UPDATE, statement -> {
                    bind(statement, preferences);
                    statement.setLong(10, id.value());
                })
                == 1;
    }

    Optional<Profile> find(VolunteerId id) {
        return client.sql(BY_ID)
                .param("id", id.value())
                .query((row, _) -> profile(row))
                .optional();
    }

    Optional<Profile> numbered(String number) {
        return client.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> profile(row))
                .optional();
    }

    List<Profile> list(Collection<VolunteerId> ids) {
        return profiles(BY_IDS, ids);
    }

    List<Profile> list(RegionCode scope) {
        return client.sql(BY_HOME)
                .param("lo", scope.value())
                .param("hi", scope.value() + ":")
                .query((row, _) -> profile(row))
                .list();
    }

    int count(RegionCode scope) {
        return client.sql(COUNT)
                .param("lo", scope.value())
                .param("hi", scope.value() + ":")
                .query(Integer.class)
                .single();
    }

    Map<RegionCode, Integer> countByTownship(RegionCode scope) {
        var people = new LinkedHashMap<RegionCode, Integer>();
        client.sql(COUNT_BY_TOWNSHIP)
                .param("lo", scope.value())
                .param("hi", scope.value() + ":")
                .query(row -> {
                    people.put(new RegionCode(row.getString("township")), row.getInt("people"));
                });
        return people;
    }

    List<Profile> lock(Collection<VolunteerId> ids) {
        return profiles(LOCK, ids);
    }

    private List<Profile> profiles(String statement, Collection<VolunteerId> ids) {
        return client.sql(statement)
                .param("ids", ids.stream().map(VolunteerId::value).toArray(Long[]::new))
                .query((row, _) -> profile(row))
                .list();
    }

    private static Map<String, Object> row(Profile profile) {
        var preferences = profile.preferences();
        var exceptions = preferences.availability().exceptions();
        var licences = new TreeMap<>(profile.licences());
        return Map.ofEntries(
                Map.entry("id", profile.id().value()),
                Map.entry("number", profile.number()),
                Map.entry("home", profile.home().value()),
                Map.entry("lat", profile.position().lat()),
                Map.entry("lon", profile.position().lon()),
                Map.entry("born", profile.born().toString()),
                Map.entry("skills", sorted(profile.skills())),
                Map.entry("licences", List.copyOf(licences.keySet())),
                Map.entry(
                        "licences_until",
                        licences.values().stream().map(LocalDate::toString).toList()),
                Map.entry("load", profile.load()),
                Map.entry("radius_km", preferences.radiusKm()),
                Map.entry("max_shifts", preferences.limits().maxShifts()),
                Map.entry("max_shifts_per_day", preferences.limits().maxShiftsPerDay()),
                Map.entry("max_minutes", preferences.limits().maxMinutes()),
                Map.entry("interests", sorted(preferences.interests())),
                Map.entry("week", preferences.availability().week().bits()),
                Map.entry(
                        "exception_days",
                        exceptions.keySet().stream().map(LocalDate::toString).toList()),
                Map.entry(
                        "exception_parts",
                        exceptions.values().stream().map(WeekPattern::bits).toList()),
                Map.entry("do_not_disturb", preferences.doNotDisturb()),
                Map.entry("status", profile.status().name()));
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }

    private static void bind(PreparedStatement statement, Preferences preferences) throws SQLException {
        Connection connection = statement.getConnection();
        Limits limits = preferences.limits();
        var exceptions = preferences.availability().exceptions();
        statement.setDouble(1, preferences.radiusKm());
        statement.setInt(2, limits.maxShifts());
        statement.setInt(3, limits.maxShiftsPerDay());
        statement.setInt(4, limits.maxMinutes());
        statement.setArray(5, texts(connection, preferences.interests()));
        statement.setInt(6, preferences.availability().week().bits());
        statement.setArray(
                7,
                connection.createArrayOf(
                        "date",
                        exceptions.keySet().stream().map(LocalDate::toString).toArray()));
        statement.setArray(
                8,
                connection.createArrayOf(
                        "integer",
                        exceptions.values().stream().map(WeekPattern::bits).toArray()));
        statement.setBoolean(9, preferences.doNotDisturb());
    }

    private static Array texts(Connection connection, Set<String> values) throws SQLException {
        return connection.createArrayOf("text", values.stream().sorted().toArray());
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                new VolunteerId(row.getLong("volunteer_id")),
                row.getString("number"),
                new RegionCode(row.getString("home")),
                new Position(row.getDouble("lat"), row.getDouble("lon")),
                row.getObject("born", LocalDate.class),
                texts(row, "skills"),
                licences(row),
                row.getDouble("load"),
                preferences(row),
                VolunteerStatus.valueOf(row.getString("status")));
    }

    private static Preferences preferences(ResultSet row) throws SQLException {
        return new Preferences(
                row.getDouble("radius_km"),
                new Limits(row.getInt("max_shifts"), row.getInt("max_shifts_per_day"), row.getInt("max_minutes")),
                texts(row, "interests"),
                new Availability(new WeekPattern(row.getInt("week")), exceptions(row)),
                row.getBoolean("do_not_disturb"));
    }

    private static Map<String, LocalDate> licences(ResultSet row) throws SQLException {
        var licences = new TreeMap<String, LocalDate>();
        var codes = (String[]) row.getArray("licences").getArray();
        var until = (Date[]) row.getArray("licences_until").getArray();
        for (int i = 0; i < codes.length; i++) {
            licences.put(codes[i], until[i].toLocalDate());
        }
        return licences;
    }

    private static TreeMap<LocalDate, Set<Part>> exceptions(ResultSet row) throws SQLException {
        var exceptions = new TreeMap<LocalDate, Set<Part>>();
        var days = (Date[]) row.getArray("exception_days").getArray();
        var parts = (Integer[]) row.getArray("exception_parts").getArray();
        for (int i = 0; i < days.length; i++) {
            exceptions.put(days[i].toLocalDate(), WeekPattern.parts(parts[i]));
        }
        return exceptions;
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
