package org.redvest.dispatch.invitations;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.invitations.WaveRun.WaveState;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about waves. */
@Repository
class WaveStore {

    private static final String START = """
            insert into wave_run (shift_id, activity, region, invited_from, state, started_by, started_at, next_at)
            values (:shift, :activity, :region, :from, 'running', :by, :at, :at)
            on conflict (shift_id) do update
               set state = 'running', started_by = excluded.started_by, started_at = excluded.started_at,
                   invited_from = excluded.invited_from, next_at = excluded.next_at
             where wave_run.state in ('paused', 'stopped')
            """;

    private static final String CHANGE = """
            update wave_run set state = :state where shift_id = :shift and state = any(:before)
            """;

    /** Also where somebody has said no or left since it was last looked at: they are replaced at once. */
    private static final String DUE = """
            select * from wave_run
             where state = 'running'
               and (next_at <= :now
                    or exists (select from service_invitation as declined
                                where declined.shift_id = wave_run.shift_id and declined.state = 'declined'
                                  and declined.ended_at > wave_run.looked_at)
                    or exists (select from place
                                where place.shift_id = wave_run.shift_id and place.freed_at > wave_run.looked_at))
             order by next_at, shift_id
             limit 200
            """;

    /** Two nodes that look at the same moment: the second waits and finds it looked at. */
    private static final String LOCK = """
            select * from wave_run where shift_id = :shift and state = 'running' for update
            """;

    private static final String LOOKED = """
            update wave_run
               set waves = waves + :waves, looked_at = :at, next_at = :next, state = :state
             where shift_id = :shift
            """;

    private static final String NOTE_CHANCES = """
            update service_invitation set chance = counted.chance
              from unnest(:ids::bigint[], :chances::float8[]) as counted (id, chance)
             where invitation_id = counted.id
            """;

    private static final String WAITING = """
            select chance, sent_at, expires_at from service_invitation
             where need_id = :need and state = 'open' and expires_at > :now
            """;

    private final JdbcClient client;

    WaveStore(JdbcClient client) {
        this.client = client;
    }

    boolean start(Activity activity, ShiftId shift, RegionCode from, AccountId by, Instant at) {
        return client.sql(START)
                        .param("shift", shift.value())
                        .param("activity", activity.number().value())
                        .param("region", activity.region().value())
                        .param("from", from.value())
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean change(ShiftId shift, WaveState to, WaveState... before) {
        return client.sql(CHANGE)
                        .param("shift", shift.value())
                        .param("state", to.code())
                        .param(
                                "before",
                                List.of(before).stream().map(WaveState::code).toArray(String[]::new))
                        .update()
                == 1;
    }

    Optional<WaveRun> find(ShiftId shift) {
        return client.sql("select * from wave_run where shift_id = :shift")
                .param("shift", shift.value())
                .query((row, _) -> run(row))
                .optional();
    }

    List<WaveRun> due(Instant now) {
        return client.sql(DUE)
                .param("now", utc(now))
                .query((row, _) -> run(row))
                .list();
    }

    Optional<WaveRun> lock(ShiftId shift) {
        return client.sql(LOCK)
                .param("shift", shift.value())
                .query((row, _) -> run(row))
                .optional();
    }

    void looked(WaveRun run, boolean sent, WaveState state, Instant at, Instant next) {
        client.sql(LOOKED)
                .param("shift", run.shift().value())
                .param("waves", sent ? 1 : 0)
                .param("state", state.code())
                .param("at", utc(at))
                .param("next", utc(next))
                .update();
    }

    void noteChances(Map<Long, Double> chances) {
        var ids = List.copyOf(chances.keySet());
        client.sql(NOTE_CHANCES)
                .param("ids", ids.toArray(Long[]::new))
                .param("chances", ids.stream().map(chances::get).toArray(Double[]::new))
                .update();
    }

    /**
     * Somebody who has not answered yet; one whom no wave has chosen is taken for an occasional volunteer.
     *
     * @param lasts from when they were asked until when they can answer
     */
    record Unanswered(double chance, Duration since, Duration lasts) {}

    List<Unanswered> unanswered(NeedId need, Instant now, double usualChance) {
        return client.sql(WAITING)
                .param("need", need.value())
                .param("now", utc(now))
                .query((row, _) -> {
                    double chance = row.getDouble("chance");
                    boolean unknown = row.wasNull();
                    var sent = row.getTimestamp("sent_at").toInstant();
                    var until = row.getTimestamp("expires_at").toInstant();
                    return new Unanswered(
                            unknown ? usualChance : chance, Duration.between(sent, now), Duration.between(sent, until));
                })
                .list();
    }

    private static WaveRun run(ResultSet row) throws SQLException {
        return new WaveRun(
                new ShiftId(row.getLong("shift_id")),
                new ActivityNumber(row.getString("activity")),
                new RegionCode(row.getString("invited_from")),
                WaveState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new AccountId(row.getLong("started_by")),
                row.getInt("waves"),
                row.getTimestamp("next_at").toInstant());
    }
}
