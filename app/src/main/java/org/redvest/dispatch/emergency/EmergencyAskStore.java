package org.redvest.dispatch.emergency;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.emergency.DutyStore.OnDuty;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about who was asked to an emergency. */
@Repository
class EmergencyAskStore {

    /** Who is asked by another call at this moment is left out, in whatever order the two write. */
    private static final String INSERT = """
            insert into emergency_ask (call_id, region, volunteer_id, km, ring, asked_at, until)
            select :call, :region, volunteer, km, ring, :at, :until
              from unnest(:volunteers::bigint[], :kms::double precision[], :rings::integer[]) as near (volunteer, km, ring)
             order by volunteer
            on conflict do nothing
            returning *
            """;

    private static final String OF_CALL = """
            select * from emergency_ask where call_id = :call order by asked_at, km, ask_id
            """;

    private static final String OF_ONE = """
            select * from emergency_ask where call_id = :call and volunteer_id = :volunteer
            """;

    private static final String OF_VOLUNTEER = """
            select * from emergency_ask where volunteer_id = :volunteer order by asked_at desc limit :most
            """;

    private static final String BY_PLACE = "select * from emergency_ask where place_id = :place";

    private static final String ASKED = """
            select distinct volunteer_id from emergency_ask where volunteer_id = any(:volunteers)
            """;

    private static final String SILENCE = """
            update emergency_ask set state = 'silent' where call_id = :call and state = 'open' and until <= :now
            """;

    private static final String ANSWER = """
            update emergency_ask
               set state = :state, answered_at = coalesce(answered_at, :at), place_id = coalesce(:place, place_id)
             where ask_id = :ask
            """;

    private static final String CLOSE = """
            update emergency_ask set state = :state where call_id = :call and state = any(:before) returning *
            """;

    private static final String ERASE = """
            update emergency_ask set state = 'silent' where volunteer_id = :volunteer and state = 'open'
            """;

    /** Asked under both numbers, the person stands there under both. */
    private static final String CARRY_OVER = """
            update emergency_ask as mine set volunteer_id = :to
             where volunteer_id = :from
               and not exists (select from emergency_ask as other
                                where other.volunteer_id = :to
                                  and (other.call_id = mine.call_id or other.state = 'open' and mine.state = 'open'))
            """;

    private final JdbcClient client;

    EmergencyAskStore(JdbcClient client) {
        this.client = client;
    }

    /** Answers who was asked by it. */
    List<EmergencyAsk> insert(EmergencyCall call, List<OnDuty> people, Instant until, Instant at) {
        return client.sql(INSERT)
                .param("call", call.id())
                .param("region", call.region().value())
                .param("at", utc(at))
                .param("until", utc(until))
                .param(
                        "volunteers",
                        people.stream().map(each -> each.volunteer().value()).toArray(Long[]::new))
                .param("kms", people.stream().map(OnDuty::kilometres).toArray(Double[]::new))
                .param(
                        "rings",
                        people.stream()
                                .map(each -> EmergencyCall.ringOf(each.kilometres()))
                                .toArray(Integer[]::new))
                .query((row, _) -> ask(row))
                .list();
    }

    /** The first asked first. */
    List<EmergencyAsk> list(long call) {
        return client.sql(OF_CALL)
                .param("call", call)
                .query((row, _) -> ask(row))
                .list();
    }

    Optional<EmergencyAsk> find(long call, VolunteerId volunteer) {
        return client.sql(OF_ONE)
                .param("call", call)
                .param("volunteer", volunteer.value())
                .query((row, _) -> ask(row))
                .optional();
    }

    /** The newest first. */
    List<EmergencyAsk> list(VolunteerId volunteer, int most) {
        return client.sql(OF_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .param("most", most)
                .query((row, _) -> ask(row))
                .list();
    }

    Optional<EmergencyAsk> find(PlaceId place) {
        return client.sql(BY_PLACE)
                .param("place", place.value())
                .query((row, _) -> ask(row))
                .optional();
    }

    /** Those of them who were ever asked. */
    Set<VolunteerId> asked(Collection<VolunteerId> volunteers) {
        return client.sql(ASKED)
                .param("volunteers", volunteers.stream().map(VolunteerId::value).toArray(Long[]::new))
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .set();
    }

    void silence(long call, Instant now) {
        client.sql(SILENCE).param("call", call).param("now", utc(now)).update();
    }

    void answer(EmergencyAsk ask, AskState state, Optional<PlaceId> place, Instant at) {
        client.sql(ANSWER)
                .param("ask", ask.id())
                .param("state", state.code())
                .param("at", utc(at))
                .param("place", place.map(PlaceId::value).orElse(null), Types.BIGINT)
                .update();
    }

    /** Answers those that had one of these states. */
    List<EmergencyAsk> close(long call, List<AskState> before, AskState state) {
        return client.sql(CLOSE)
                .param("call", call)
                .param("before", before.stream().map(AskState::code).toArray(String[]::new))
                .param("state", state.code())
                .query((row, _) -> ask(row))
                .list();
    }

    void erase(VolunteerId volunteer) {
        client.sql(ERASE).param("volunteer", volunteer.value()).update();
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        client.sql(CARRY_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    private static EmergencyAsk ask(ResultSet row) throws SQLException {
        long place = row.getLong("place_id");
        Optional<PlaceId> held = row.wasNull() ? Optional.empty() : Optional.of(new PlaceId(place));
        return new EmergencyAsk(
                row.getLong("ask_id"),
                row.getLong("call_id"),
                new VolunteerId(row.getLong("volunteer_id")),
                row.getDouble("km"),
                row.getInt("ring"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                AskState.of(row.getString("state")),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                held);
    }
}
