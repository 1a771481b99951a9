package org.redvest.dispatch.places;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.vacancies.OpeningStore;
import org.redvest.dispatch.vacancies.Responses;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what people answered, and what they were answered. */
@Repository
public class AnswerStore {

    private static final String DECLINE = """
            insert into decline (need_id, volunteer_id, region, at)
            select need_id, :volunteer, region, :at from vacancy where need_id = :need
            on conflict (need_id, volunteer_id) do update set at = excluded.at, undone_at = null
             where decline.undone_at is not null
            """;

    private static final String UNDO_DECLINE = """
            update decline set undone_at = :at where need_id = :need and volunteer_id = :volunteer and undone_at is null
            """;

    private static final String SEEN = "select " + OpeningStore.COLUMNS + """
                 , (select at from decline
                     where decline.need_id = vacancy.need_id and volunteer_id = :volunteer and undone_at is null) as declined_at
                 , exists (select from service_invitation
                            where service_invitation.need_id = vacancy.need_id and volunteer_id = :volunteer) as invited
              from vacancy
              join opening using (need_id)
             where need_id = :need
            """;

    private static final String DECLINED_BY = """
            select volunteer_id, at from decline where need_id = :need and undone_at is null
            """;

    private static final String REMEMBER = """
            insert into acceptance (request, need_id, volunteer_id, outcome, place_id, at)
            values (:request, :need, :volunteer, :outcome, :place, :at)
            on conflict (request) do nothing
            """;

    private static final String ANSWERED = """
            select outcome, place_id, at from acceptance
             where request = :request and volunteer_id = :volunteer and need_id = :need
            """;

    /** Who was reached and has neither accepted nor declined, beside those who have. */
    private static final String RESPONSES = """
            with accepted as (select volunteer_id from place where need_id = :need and freed_at is null),
                 declined as (select volunteer_id from decline where need_id = :need and undone_at is null
                              except select volunteer_id from accepted),
                 reached  as (select unnest(volunteers) as volunteer_id from reach where need_id = :need)
            select (select count(*) from accepted) as accepted,
                   (select count(*) from declined) as declined,
                   (select count(*) from (select volunteer_id from reached
                                          except select volunteer_id from accepted
                                          except select volunteer_id from declined) as silent) as waiting
            """;

    private static final String ON_DISK_FIRST = """
            select set_config('synchronous_commit', 'on', true)
            """;

    private final JdbcClient client;

    AnswerStore(JdbcClient client) {
        this.client = client;
    }

    public Responses responses(NeedId need) {
        return client.sql(RESPONSES)
                .param("need", need.value())
                .query((row, _) -> new Responses(row.getInt("accepted"), row.getInt("declined"), row.getInt("waiting")))
                .single();
    }

    /** Whatever the database is set to: this transaction is on disk before its answer is shown. */
    public void onDiskFirst() {
        client.sql(ON_DISK_FIRST).query(String.class).single();
    }

    boolean decline(NeedId need, VolunteerId volunteer, Instant at) {
        return client.sql(DECLINE)
                        .param("need", need.value())
                        .param("volunteer", volunteer.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void undoDecline(NeedId need, VolunteerId volunteer, Instant at) {
        client.sql(UNDO_DECLINE)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .param("at", utc(at))
                .update();
    }

    public Map<VolunteerId, Instant> declinedBy(NeedId need) {
        return client.sql(DECLINED_BY).param("need", need.value()).query((ResultSet row) -> {
            var declined = new HashMap<VolunteerId, Instant>();
            while (row.next()) {
                declined.put(
                        new VolunteerId(row.getLong("volunteer_id")),
                        row.getTimestamp("at").toInstant());
            }
            return declined;
        });
    }

    /** An opening, since when a volunteer has declined it, and whether they were ever invited to it. */
    public record Seen(Opening opening, Optional<Instant> declined, boolean invited) {}

    public Optional<Seen> seen(NeedId need, VolunteerId volunteer) {
        return client.sql(SEEN)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .query((row, _) -> new Seen(
                        OpeningStore.opening(row),
                        Optional.ofNullable(row.getTimestamp("declined_at")).map(Timestamp::toInstant),
                        row.getBoolean("invited")))
                .optional();
    }

    /** Only answers that a later look could turn into another are kept; to be barred or to clash is looked up again. */
    void remember(UUID request, NeedId need, VolunteerId volunteer, Answer answer) {
        switch (answer) {
            case Answer.Accepted(var place, var at) ->
                remember(request, need, volunteer, "accepted", place.value(), at);
            case Answer.Full(var at) -> remember(request, need, volunteer, "full", null, at);
            case Answer.TooLate(var at) -> remember(request, need, volunteer, "too-late", null, at);
            case Answer.Withdrawn(var at) -> remember(request, need, volunteer, "withdrawn", null, at);
            case Answer.AlreadyAccepted _, Answer.Clashes _, Answer.Barred _ -> {}
        }
    }

    Optional<Answer> answered(UUID request, NeedId need, VolunteerId volunteer) {
        return client.sql(ANSWERED)
                .param("request", request)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .query((row, _) -> answer(row))
                .optional();
    }

    private void remember(
            UUID request, NeedId need, VolunteerId volunteer, String outcome, @Nullable Long place, Instant at) {
        client.sql(REMEMBER)
                .param("request", request)
                .param("need", need.value())
                .param("volunteer", volunteer.value())
                .param("outcome", outcome)
                .param("place", place)
                .param("at", utc(at))
                .update();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at").toInstant();
        return switch (row.getString("outcome")) {
            case "accepted" -> new Answer.Accepted(new PlaceId(row.getLong("place_id")), at);
            case "full" -> new Answer.Full(at);
            case "too-late" -> new Answer.TooLate(at);
            case "withdrawn" -> new Answer.Withdrawn(at);
            default -> throw new IllegalStateException("Unknown outcome " + row.getString("outcome"));
        };
    }
}
