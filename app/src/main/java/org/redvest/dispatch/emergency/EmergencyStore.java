package org.redvest.dispatch.emergency;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.dispatch.emergency.EmergencyCall.CalledPeople;
import org.redvest.dispatch.emergency.EmergencyCall.CalledService;
import org.redvest.dispatch.emergency.EmergencyCall.EmergencyTask;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about emergency calls. */
@Repository
class EmergencyStore {

    private static final String INSERT = """
            insert into emergency_call (request, region, called_from, drill, activity, shift_id, need_id, title, what, risks, safeguards,
                                        place, address, note, lat, lon, starts_at, ends_at, people, skills, licences, minimum_age,
                                        answer_minutes, state, reason, called_by, called_at, next_at)
            values (:request, :region, :from, :drill, :activity, :shift, :need, :title, :what, :risks, :safeguards,
                    :place, :address, :note, :lat, :lon, :start, :end, :people, :skills, :licences, :age,
                    :minutes, 'running', :reason, :by, :at, :at)
            on conflict (request) do nothing
            returning *
            """;

    private static final String FIND = "select * from emergency_call where call_id = :call";

    private static final String BY_REQUEST =
            "select * from emergency_call where request = :request and called_by = :by";

    private static final String OF_ACTIVITY = "select * from emergency_call where activity = :activity";

    private static final String LOCK = FIND + " for no key update";

    private static final String OF_SHIFTS = """
            select call_id from emergency_call where shift_id = any(:shifts) and state in ('running', 'paused', 'filled')
            """;

    private static final String LIST = """
            select * from emergency_call
             where region >= :region and region < :region || ':'
             order by called_at desc, call_id desc
             limit :most
            """;

    private static final String DUE = """
            select call_id from emergency_call where state in ('running', 'paused') and next_at <= :now order by next_at, call_id
            """;

    private static final String STATE = """
            update emergency_call set state = :state, ended_at = :ended, next_at = :next where call_id = :call
            """;

    private static final String LOOKED = """
            update emergency_call set ring = greatest(ring, :ring), next_at = :next where call_id = :call
            """;

    private final JdbcClient client;

    EmergencyStore(JdbcClient client) {
        this.client = client;
    }

    /** Empty where this form was sent before. */
    Optional<EmergencyCall> insert(UUID request, EmergencyCall call) {
        var task = call.task();
        var service = call.service();
        return client.sql(INSERT)
                .param("request", request)
                .param("region", call.region().value())
                .param("from", call.from().value())
                .param("drill", call.drill())
                .param("activity", service.map(its -> its.activity().value()).orElse(null))
                .param("shift", service.map(its -> its.shift().value()).orElse(null))
                .param("need", service.map(its -> its.need().value()).orElse(null))
                .param("title", task.title())
                .param("what", task.what())
                .param("risks", task.risks())
                .param("safeguards", task.safeguards())
                .param("place", task.place())
                .param("address", task.address())
                .param("note", task.note())
                .param("lat", call.point().lat())
                .param("lon", call.point().lon())
                .param("start", utc(call.window().start()))
                .param("end", utc(call.window().end()))
                .param("people", call.people().number())
                .param("skills", call.people().skills().toArray(String[]::new))
                .param("licences", call.people().licences().toArray(String[]::new))
                .param("age", EmergencyCall.MINIMUM_AGE)
                .param("minutes", call.answerWithin().toMinutes())
                .param("reason", call.reason())
                .param("by", call.by().value())
                .param("at", utc(call.at()))
                .query((row, _) -> call(row))
                .optional();
    }

    Optional<EmergencyCall> find(long call) {
        return client.sql(FIND).param("call", call).query((row, _) -> call(row)).optional();
    }

    Optional<EmergencyCall> find(UUID request, AccountId by) {
        return client.sql(BY_REQUEST)
                .param("request", request)
                .param("by", by.value())
                .query((row, _) -> call(row))
                .optional();
    }

    Optional<EmergencyCall> find(ActivityNumber activity) {
        return client.sql(OF_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> call(row))
                .optional();
    }

    /** Answers, rounds and the dispatcher's acts on one call come one after the other. */
    Optional<EmergencyCall> lock(long call) {
        return client.sql(LOCK).param("call", call).query((row, _) -> call(row)).optional();
    }

    /** The newest first. */
    List<EmergencyCall> list(RegionCode region, int most) {
        return client.sql(LIST)
                .param("region", region.value())
                .param("most", most)
                .query((row, _) -> call(row))
                .list();
    }

    List<Long> due(Instant now) {
        return client.sql(DUE)
                .param("now", utc(now))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    List<Long> ofShifts(List<ShiftId> shifts) {
        return client.sql(OF_SHIFTS)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void running(long call, CallState state, Instant next) {
        change(call, state, Optional.empty(), next);
    }

    void end(long call, CallState state, Instant at) {
        change(call, state, Optional.of(at), at);
    }

    private void change(long call, CallState state, Optional<Instant> ended, Instant next) {
        client.sql(STATE)
                .param("call", call)
                .param("state", state.code())
                .param("ended", ended.map(at -> utc(at)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", utc(next))
                .update();
    }

    void looked(long call, int ring, Instant next) {
        client.sql(LOOKED)
                .param("call", call)
                .param("ring", ring)
                .param("next", utc(next))
                .update();
    }

    private static EmergencyCall call(ResultSet row) throws SQLException {
        return new EmergencyCall(
                row.getLong("call_id"),
                new RegionCode(row.getString("region")),
                new RegionCode(row.getString("called_from")),
                service(row),
                new EmergencyTask(
                        row.getString("title"),
                        row.getString("what"),
                        row.getString("risks"),
                        row.getString("safeguards"),
                        row.getString("place"),
                        row.getString("address"),
                        row.getString("note")),
                new Position(row.getDouble("lat"), row.getDouble("lon")),
                new Window(time(row, "starts_at"), time(row, "ends_at")),
                new CalledPeople(row.getInt("people"), set(row.getArray("skills")), set(row.getArray("licences"))),
                Duration.ofMinutes(row.getLong("answer_minutes")),
                CallState.of(row.getString("state")),
                row.getInt("ring"),
                row.getString("reason"),
                new AccountId(row.getLong("called_by")),
                time(row, "called_at"),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                time(row, "next_at"));
    }

    private static Optional<CalledService> service(ResultSet row) throws SQLException {
        return row.getBoolean("drill")
                ? Optional.empty()
                : Optional.of(new CalledService(
                        new ActivityNumber(row.getString("activity")),
                        new ShiftId(row.getLong("shift_id")),
                        new NeedId(row.getLong("need_id"))));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static Set<String> set(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
