package org.redvest.attendance.marks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about many who come and go at one shift. */
@Repository
class GroupMarkStore {

    private static final String KEEP = """
        insert into presence (place_id, shift_id, volunteer_id, region)
        select place, :shift, volunteer, :region from unnest(:places::bigint[], :volunteers::bigint[]) as held (place, volunteer)
        on conflict (place_id) do nothing
        """;

    private static final String CAME = """
        update presence
           set came_at = mark.at, came_how = 'code', came_by = volunteer_id, came_noted_at = mark.at, tries = 0, tries_since = null
          from unnest(:places::bigint[], :times::text[]::timestamptz[]) as mark (place, at)
         where place_id = mark.place and came_at is null
        """;

    private static final String LEFT = """
        update presence
           set left_at = greatest(mark.at, came_at), left_how = 'code', left_by = volunteer_id, left_noted_at = mark.at,
               tries = 0, tries_since = null
          from unnest(:places::bigint[], :times::text[]::timestamptz[]) as mark (place, at)
         where place_id = mark.place and came_at is not null and left_at is null
        """;

    private final JdbcClient jdbc;

    GroupMarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(List<Place> places) {
        jdbc.sql(KEEP)
                .param("shift", places.getFirst().shift().value())
                .param("region", places.getFirst().region().value())
                .param(
                        "places",
                        places.stream().map(place -> place.id().value()).toArray(Long[]::new))
                .param(
                        "volunteers",
                        places.stream().map(place -> place.volunteer().value()).toArray(Long[]::new))
                .update();
    }

    int came(Map<PlaceId, Instant> marks) {
        return mark(CAME, marks);
    }

    int left(Map<PlaceId, Instant> marks) {
        return mark(LEFT, marks);
    }

    private int mark(String statement, Map<PlaceId, Instant> marks) {
        if (marks.isEmpty()) {
            return 0;
        }
        var entries = List.copyOf(marks.entrySet());
        return jdbc.sql(statement)
                .param(
                        "places",
                        entries.stream().map(entry -> entry.getKey().value()).toArray(Long[]::new))
                .param(
                        "times",
                        entries.stream()
                                .map(entry -> entry.getValue().toString())
                                .toArray(String[]::new))
                .update();
    }
}
