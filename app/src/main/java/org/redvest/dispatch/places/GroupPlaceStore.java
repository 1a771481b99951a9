package org.redvest.dispatch.places;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Taker;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about places that many take at once. */
@Repository
class GroupPlaceStore {

    /** As with one: all of them, or the count is wrong and none gets a place. */
    private static final String TAKE = """
            update vacancy
               set taken = taken + :people
             where need_id = :need and taken + waiting + :people <= places and closes_at > :last
               and exists (select from opening where opening.need_id = vacancy.need_id and withdrawn_at is null)
            """;

    private static final String INSERT = """
            insert into place (need_id, shift_id, activity, region, volunteer_id, starts_at, ends_at, lat, lon, accepted_at)
            select need_id, shift_id, activity, region, volunteer, starts_at, ends_at, lat, lon, at
              from vacancy, unnest(:volunteers::bigint[], :times::text[]::timestamptz[]) as taker (volunteer, at)
             where need_id = :need
            returning place_id, volunteer_id
            """;

    private static final String REMEMBER = """
            insert into acceptance (request, need_id, volunteer_id, outcome, place_id, at)
            select request, :need, volunteer, 'accepted', place, at
              from unnest(:requests::text[]::uuid[], :volunteers::bigint[], :places::bigint[], :times::text[]::timestamptz[])
                   as taker (request, volunteer, place, at)
            """;

    private final JdbcClient client;

    GroupPlaceStore(JdbcClient client) {
        this.client = client;
    }

    boolean takePlaces(NeedId need, List<Taker> takers) {
        return client.sql(TAKE)
                        .param("need", need.value())
                        .param("people", takers.size())
                        .param("last", utc(takers.getLast().at()))
                        .update()
                == 1;
    }

    Map<VolunteerId, PlaceId> insert(NeedId need, List<Taker> takers) {
        var placed = new HashMap<VolunteerId, PlaceId>();
        client.sql(INSERT)
                .param("need", need.value())
                .param("volunteers", numbers(takers))
                .param("times", texts(takers, Taker::at))
                .query(row -> {
                    placed.put(new VolunteerId(row.getLong("volunteer_id")), new PlaceId(row.getLong("place_id")));
                });
        return placed;
    }

    void remember(NeedId need, List<Taker> takers, Map<VolunteerId, PlaceId> placed) {
        client.sql(REMEMBER)
                .param("need", need.value())
                .param("requests", texts(takers, Taker::request))
                .param("volunteers", numbers(takers))
                .param(
                        "places",
                        takers.stream()
                                .map(taker -> Objects.requireNonNull(placed.get(taker.volunteer()))
                                        .value())
                                .toArray(Long[]::new))
                .param("times", texts(takers, Taker::at))
                .update();
    }

    private static Long[] numbers(List<Taker> takers) {
        return takers.stream().map(taker -> taker.volunteer().value()).toArray(Long[]::new);
    }

    private static String[] texts(List<Taker> takers, Function<Taker, Object> column) {
        return takers.stream().map(taker -> column.apply(taker).toString()).toArray(String[]::new);
    }
}
