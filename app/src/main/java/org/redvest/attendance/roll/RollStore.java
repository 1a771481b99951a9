package org.redvest.attendance.roll;

import java.time.ZoneOffset;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.RollReason;
import org.redvest.dispatch.PlaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes back marks that were called by roll, or notes them again, as long as the community has said nothing of them. */
@Repository
class RollStore {

    private static final String NOT_LEFT = """
        update presence
           set left_at = null, left_how = null, left_by = null, left_noted_at = null
         where place_id = :place and left_how = 'roll' and said is null
        """;

    /** Who checked out with the code was there: then the arrival stays. */
    private static final String NOT_CAME = """
        update presence
           set came_at = null, came_how = null, came_by = null, came_noted_at = null, came_reason = null
         where place_id = :place and came_how = 'roll' and left_at is null and said is null
        """;

    /** Who checked out with the code was there, and left when the code says. */
    private static final String NOTE_AGAIN = """
        update presence
           set came_at = :at, came_by = :by, came_noted_at = :noted, came_reason = :reason
         where place_id = :place and came_how = 'roll' and left_how = 'code' and left_at >= :at and said is null
        """;

    private final JdbcClient jdbc;

    RollStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void noteAgain(PlaceId place, NotedMark came) {
        jdbc.sql(NOTE_AGAIN)
                .param("place", place.value())
                .param("at", came.at().atOffset(ZoneOffset.UTC))
                .param("by", came.by().value())
                .param("noted", came.notedAt().atOffset(ZoneOffset.UTC))
                .param("reason", came.reason().map(RollReason::code).orElseThrow())
                .update();
    }

    /** False where nothing of the kind stands any more. */
    boolean takeBack(PlaceId place, RollMark mark) {
        var statement = switch (mark) {
            case ARRIVAL -> NOT_CAME;
            case DEPARTURE -> NOT_LEFT;
        };
        return jdbc.sql(statement).param("place", place.value()).update() == 1;
    }
}
