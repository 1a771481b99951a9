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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.redvest.engine.Limits;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about volunteers. */
@Repository
class VolunteerStore {

    private static final String INSERT = """
            insert into volunteer (volunteer_id, number, home, lat, lon, born, skills, licences, load, registered_at,
                                   radius_km, max_shifts, max_shifts_per_day, max_minutes, interests, week,
                                   exception_days, exception_parts, do_not_disturb)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            update volunteer
               set radius_km = ?, max_shifts = ?, max_shifts_per_day = ?, max_minutes = ?, interests = ?, week = ?,
                   exception_days = ?, exception_parts = ?, do_not_disturb = ?
             where volunteer_id = ?
            """;

    private static final String SELECT = """
            select volunteer_id, number, home, lat, lon, born, radius_km, max_shifts, max_shifts_per_day, max_minutes, load,
                   skills, licences, interests, week, exception_days, exception_parts, do_not_disturb
              from volunteer
            """;

    private static final String BY_ID = SELECT + " where volunteer_id = :id";

    private static final String BY_IDS = SELECT + " where volunteer_id = any(:ids) order by volunteer_id";

    private static final String BY_HOME = SELECT + " where home >= :lo and home < :hi order by volunteer_id";

    private static final String COUNT = """
            select count(*) from volunteer where home >= :lo and home < :hi
            """;

    /** No key update: rows that refer to this one (team members) need not wait. */
    private static final String LOCK = """
            select volunteer_id from volunteer where volunteer_id = :id for no key update
            """;

    private static final String LOCK_ALL = """
            select volunteer_id from volunteer where volunteer_id = any(:ids) order by volunteer_id for no key update
            """;

    private static final int BATCH = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate template;

    VolunteerStore(JdbcClient client, JdbcTemplate template) {
        this.client = client;
        this.template = template;
    }

    void insert(List<Profile> profiles, Instant at) {
        template.batchUpdate(INSERT, profiles, BATCH, (statement, profile) -> bind(statement, profile, at));
    }

    boolean update(VolunteerId id, Preferences preferences) {
        return template.update(UPDATE, statement -> {
                    bind(statement, 1, preferences);
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

    List<Profile> list(Collection<VolunteerId> ids) {
        return client.sql(BY_IDS)
                .param("ids", ids.stream().map(VolunteerId::value).toArray(Long[]::new))
                .query((row, _) -> profile(row))
                .list();
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

    void lock(VolunteerId id) {
        client.sql(LOCK).param("id", id.value()).query(Long.class).optional();
    }

    void lock(Collection<VolunteerId> ids) {
        client.sql(LOCK_ALL)
                .param("ids", ids.stream().map(VolunteerId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private static void bind(PreparedStatement statement, Profile profile, Instant at) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setLong(1, profile.id().value());
        statement.setString(2, profile.number());
        statement.setString(3, profile.home().value());
        statement.setDouble(4, profile.position().lat());
        statement.setDouble(5, profile.position().lon());
        statement.setObject(6, profile.born());
        statement.setArray(7, texts(connection, profile.skills()));
        statement.setArray(8, texts(connection, profile.licences()));
        statement.setDouble(9, profile.load());
        statement.setObject(10, at.atOffset(ZoneOffset.UTC));
        bind(statement, 11, profile.preferences());
    }

    private static void bind(PreparedStatement statement, int first, Preferences preferences) throws SQLException {
        Connection connection = statement.getConnection();
        Limits limits = preferences.limits();
        var exceptions = preferences.availability().exceptions();
        statement.setDouble(first, preferences.radiusKm());
        statement.setInt(first + 1, limits.maxShifts());
        statement.setInt(first + 2, limits.maxShiftsPerDay());
        statement.setInt(first + 3, limits.maxMinutes());
        statement.setArray(first + 4, texts(connection, preferences.interests()));
        statement.setInt(first + 5, preferences.availability().week().bits());
        statement.setArray(
                first + 6,
                connection.createArrayOf(
                        "date",
                        exceptions.keySet().stream().map(LocalDate::toString).toArray()));
        statement.setArray(
                first + 7,
                connection.createArrayOf(
                        "integer",
                        exceptions.values().stream().map(WeekPattern::bits).toArray()));
        statement.setBoolean(first + 8, preferences.doNotDisturb());
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
                texts(row, "licences"),
                row.getDouble("load"),
                preferences(row));
    }

    private static Preferences preferences(ResultSet row) throws SQLException {
        return new Preferences(
                row.getDouble("radius_km"),
                new Limits(row.getInt("max_shifts"), row.getInt("max_shifts_per_day"), row.getInt("max_minutes")),
                texts(row, "interests"),
                new Availability(new WeekPattern(row.getInt("week")), exceptions(row)),
                row.getBoolean("do_not_disturb"));
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
