package org.redvest.dispatch.moves;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import java.util.List;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the questions to those whose service was moved. They are asked by {@link PlaceStore#move}. */
@Repository
class QuestionStore {

    /** The time that they say yes to is the one they have accepted. */
    private static final String COMES = """
            update place
               set accepted_starts_at = null, accepted_ends_at = null, asked_again_at = null, answer_due = null
             where place_id = :place and freed_at is null
            """;

    private static final String ASK_NO_MORE = """
            update place set asked_again_at = null, answer_due = null
             where shift_id = :shift and freed_at is null and answer_due <= :now
            """;

    private static final String SHIFTS_UNANSWERED = """
            select distinct shift_id from place
             where freed_at is null and answer_due <= :now
             order by shift_id
            """;

    private static final String OPEN = PlaceStore.SELECT + """
             where freed_at is null and answer_due > :now
             order by answer_due, place_id
            """;

    private final JdbcClient client;

    QuestionStore(JdbcClient client) {
        this.client = client;
    }

    /** False when it is held no more. */
    boolean comes(PlaceId place) {
        return client.sql(COMES).param("place", place.value()).update() == 1;
    }

    /** They keep their places without having answered. */
    void askNoMore(ShiftId shift, Instant now) {
        client.sql(ASK_NO_MORE)
                .param("shift", shift.value())
                .param("now", utc(now))
                .update();
    }

    List<ShiftId> shiftsUnanswered(Instant now) {
        return client.sql(SHIFTS_UNANSWERED)
                .param("now", utc(now))
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
    }

    List<Place> listOpen(Instant now) {
        return client.sql(OPEN)
                .param("now", utc(now))
                .query((row, _) -> PlaceStore.place(row))
                .list();
    }
}
