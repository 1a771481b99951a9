package org.redvest.dispatch;

import static org.redvest.dispatch.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.engine.Position;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about places. */
@Repository
class PlaceStore {

    private static final String INSERT = """
            insert into place (need_id, shift_id, order_number, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at)
            select need_id, shift_id, order_number, region, :volunteer, starts_at, ends_at, lat, lon, :at
              from opening
             where need_id = :need
            returning place_id
            """;

    private static final String FREE = """
            update place set freed_at = :at, freed_why = :why where place_id = :place and freed_at is null
            """;

    private static final String MOVE = """
            update place set starts_at = :start, ends_at = :end where shift_id = :shift and freed_at is null
            """;

    private static final String SELECT = """
            select place_id, need_id, shift_id, order_number, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at,
                   freed_at, freed_why
              from place
            """;

    private static final String BY_ID = SELECT + " where place_id = :place";

    private static final String BY_SHIFT =
            SELECT + " where shift_id = :shift and freed_at is null order by accepted_at, place_id";

    private static final String BY_ORDER =
            SELECT + " where order_number = :order and freed_at is null order by accepted_at, place_id";

    private static final String BY_VOLUNTEER = SELECT + " where volunteer_id = :volunteer order by starts_at, place_id";

    private static final String HELD = SELECT + """
             where volunteer_id = :volunteer and freed_at is null and starts_at >= :from and starts_at < :to
             order by starts_at
            """;

    private static final String HELD_BY_ALL = SELECT + """
             where freed_at is null and starts_at >= :from and starts_at < :to
            """;

    private static final String HELD_OF_NEED = SELECT + """
             where need_id = :need and volunteer_id = :volunteer and freed_at is null
            """;

    private final JdbcClient client;

    PlaceStore(JdbcClient client) {
        this.client = client;
    }

    PlaceId insert(NeedId need, VolunteerId volunteer, Instant at) {
        return client.sql(INSERT)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .param("at", utc(at))
                .query((row, _) -> new PlaceId(row.getLong("place_id")))
                .single();
    }

    boolean free(PlaceId place, Place.Why why, Instant at) {
        return client.sql(FREE)
                        .param("place", place.value())
                        .param("why", why.name().toLowerCase(Locale.ROOT))
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void move(ShiftId shift, Instant start, Instant end) {
        client.sql(MOVE)
                .param("shift", shift.value())
                .param("start", utc(start))
                .param("end", utc(end))
                .update();
    }

    Optional<Place> find(PlaceId place) {
        return client.sql(BY_ID)
                .param("place", place.value())
                .query((row, _) -> place(row))
                .optional();
    }

    List<Place> list(ShiftId shift) {
        return client.sql(BY_SHIFT)
                .param("shift", shift.value())
                .query((row, _) -> place(row))
                .list();
    }

    List<Place> list(OrderNumber order) {
        return client.sql(BY_ORDER)
                .param("order", order.value())
                .query((row, _) -> place(row))
                .list();
    }

    /** All they ever had, those they were freed of among them. */
    List<Place> list(VolunteerId volunteer) {
        return client.sql(BY_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .query((row, _) -> place(row))
                .list();
    }

    Optional<Place> find(NeedId need, VolunteerId volunteer) {
        return client.sql(HELD_OF_NEED)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .query((row, _) -> place(row))
                .optional();
    }

    /** A place and where it is, for the engine. */
    record Sited(Place place, Position site) {}

    List<Sited> held(VolunteerId volunteer, Instant from, Instant to) {
        return client.sql(HELD)
                .param("volunteer", volunteer.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> sited(row))
                .list();
    }

    Map<VolunteerId, List<Sited>> heldByAll(Instant from, Instant to) {
        return client
                .sql(HELD_BY_ALL)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> sited(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(sited -> sited.place().volunteer()));
    }

    private static Sited sited(ResultSet row) throws SQLException {
        return new Sited(place(row), new Position(row.getDouble("lat"), row.getDouble("lon")));
    }

    private static Place place(ResultSet row) throws SQLException {
        var freedAt = row.getTimestamp("freed_at");
        return new Place(
                new PlaceId(row.getLong("place_id")),
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new OrderNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                new VolunteerId(row.getLong("volunteer_id")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getTimestamp("accepted_at").toInstant(),
                freedAt == null
                        ? Optional.empty()
                        : Optional.of(new Place.Freed(
                                Place.Why.valueOf(row.getString("freed_why").toUpperCase(Locale.ROOT)),
                                freedAt.toInstant())));
    }
}
