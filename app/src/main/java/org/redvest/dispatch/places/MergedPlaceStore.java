package org.redvest.dispatch.places;

import java.util.List;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about the places of two numbers that are one person's. */
@Repository
class MergedPlaceStore {

    private static final String AT_ONCE = """
            select one.place_id as one, other.place_id as other
              from place one
              join place other on tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
             where one.volunteer_id = :one and one.freed_at is null and other.volunteer_id = :other and other.freed_at is null
             order by one.starts_at, one.place_id, other.place_id
            """;

    private static final String CARRY_OVER = "update place set volunteer_id = :to where volunteer_id = :from";

    private final JdbcClient client;

    MergedPlaceStore(JdbcClient client) {
        this.client = client;
    }

    record TwoPlaces(PlaceId one, PlaceId other) {}

    List<TwoPlaces> atOnce(VolunteerId one, VolunteerId other) {
        return client.sql(AT_ONCE)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> new TwoPlaces(new PlaceId(row.getLong("one")), new PlaceId(row.getLong("other"))))
                .list();
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        client.sql(CARRY_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
