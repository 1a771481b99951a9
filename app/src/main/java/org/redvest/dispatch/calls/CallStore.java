package org.redvest.dispatch.calls;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.dispatch.calls.ServiceCall.CallEnd;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about calls. */
@Repository
class CallStore {

    private static final String CLAIM = """
            insert into service_call (need_id, shift_id, activity, region, called_from, volunteer_id, called_by, claimed_at, held_until)
            select need_id, shift_id, activity, region, :from, :volunteer, :by, :at, :until from vacancy where need_id = :need
            on conflict do nothing
            """;

    private static final String GIVE_UP = """
            update service_call set outcome = 'given-up', ended_at = least(held_until, :at)
             where outcome is null and (volunteer_id = :volunteer and held_until <= :at or called_by = :by)
            """;

    private static final String SHOW = """
            update service_call set shown_at = :at
             where call_id = :call and called_by = :by and outcome is null and held_until > :at and shown_at is null
            """;

    private static final String END = """
            update service_call set outcome = :outcome, ended_at = :at
             where call_id = :call and called_by = :by and outcome is null
            """;

    private static final String SELECT = """
            select call_id, need_id, activity, volunteer_id, called_by, claimed_at, held_until, shown_at, outcome, ended_at from service_call
            """;

    private static final String FIND = SELECT + " where call_id = :call";

    private static final String OF_NEED = SELECT + " where need_id = :need order by claimed_at desc, call_id desc";

    /** Those of these whom another dispatcher is calling, about any service. */
    private static final String BUSY = """
            select volunteer_id from service_call
             where volunteer_id = any(:volunteers) and outcome is null and held_until > :now and called_by <> :by
            """;

    private final JdbcClient client;

    CallStore(JdbcClient client) {
        this.client = client;
    }

    /** Empty where another calls this person. */
    boolean claim(NeedId need, VolunteerId volunteer, Hat by, Instant at, Instant until) {
        return client.sql(CLAIM)
                        .param("need", need.value())
                        .param("volunteer", volunteer.value())
                        .param("from", by.region().value())
                        .param("by", by.account().value())
                        .param("at", utc(at))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** What this dispatcher had begun and not ended, and what of this person is overdue. Runs as the system. */
    void giveUp(VolunteerId volunteer, AccountId by, Instant at) {
        client.sql(GIVE_UP)
                .param("volunteer", volunteer.value())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    boolean show(long call, AccountId by, Instant at) {
        return client.sql(SHOW)
                        .param("call", call)
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean end(long call, AccountId by, CallOutcome outcome, Instant at) {
        return client.sql(END)
                        .param("call", call)
                        .param("by", by.value())
                        .param("outcome", outcome.code())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<ServiceCall> find(long call) {
        return client.sql(FIND).param("call", call).query((row, _) -> call(row)).optional();
    }

    /** The newest first. */
    List<ServiceCall> list(NeedId need) {
        return client.sql(OF_NEED)
                .param("need", need.value())
                .query((row, _) -> call(row))
                .list();
    }

    /** Runs as the system: whom another county calls is called. */
    Set<VolunteerId> busy(Collection<VolunteerId> volunteers, AccountId by, Instant now) {
        return client.sql(BUSY)
                .param("volunteers", volunteers.stream().map(VolunteerId::value).toArray(Long[]::new))
                .param("by", by.value())
                .param("now", utc(now))
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .set();
    }

    private static ServiceCall call(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new ServiceCall(
                row.getLong("call_id"),
                new NeedId(row.getLong("need_id")),
                new ActivityNumber(row.getString("activity")),
                new VolunteerId(row.getLong("volunteer_id")),
                new AccountId(row.getLong("called_by")),
                row.getTimestamp("claimed_at").toInstant(),
                row.getTimestamp("held_until").toInstant(),
                Optional.ofNullable(row.getTimestamp("shown_at")).map(Timestamp::toInstant),
                ended == null
                        ? Optional.empty()
                        : Optional.of(new CallEnd(CallOutcome.of(row.getString("outcome")), ended.toInstant())));
    }
}
