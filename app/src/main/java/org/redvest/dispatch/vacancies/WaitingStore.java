package org.redvest.dispatch.vacancies;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEnd;
import org.redvest.dispatch.vacancies.WaitingEntry.WaitEndKind;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about waiting lists. The number of entries that last stands beside the vacancy, and changes with them. */
@Repository
public class WaitingStore {

    /** Only where no place is left for those who do not wait. The caller has locked the vacancy. */
    private static final String JOIN = """
            with joined as (
                insert into waiting_entry (need_id, shift_id, activity, region, volunteer_id, starts_at, joined_at)
                select need_id, shift_id, activity, region, :volunteer, starts_at, :at
                  from vacancy where need_id = :need and taken + waiting >= places
                on conflict do nothing
                returning need_id)
            update vacancy set waiting = waiting + 1 from joined where vacancy.need_id = joined.need_id
            """;

    private static final String END = """
            with ended as (
                update waiting_entry set ended_at = :at, ended_why = :why
                 where need_id = :need and volunteer_id = :volunteer and ended_at is null
                returning need_id)
            update vacancy set waiting = waiting - 1 from ended where vacancy.need_id = ended.need_id
            """;

    private static final String ASK = """
            update waiting_entry set asked_at = :at where entry_id = :entry and ended_at is null and asked_at is null
            """;

    /** The place went to another need of theirs, or is no more: they wait on, where they stood. */
    private static final String WAIT_ON = """
            update waiting_entry set asked_at = null where entry_id = :entry and ended_at is null
            """;

    private static final String LASTING = """
            select * from waiting_entry where need_id = :need and ended_at is null order by joined_at, entry_id
            """;

    private static final String OF_VOLUNTEER = """
            select * from waiting_entry
             where volunteer_id = :volunteer and (ended_at is null or ended_at > :since and ended_why not in ('left', 'accepted', 'declined'))
             order by ended_at nulls first, starts_at, entry_id
            """;

    private static final String LAST = """
            select * from waiting_entry where need_id = :need and volunteer_id = :volunteer order by entry_id desc limit 1
            """;

    /** Only the system counts entries of others. */
    private static final String AHEAD = """
            select count(*) from waiting_entry
             where need_id = :need and ended_at is null and (joined_at, entry_id) < (:joined, :entry)
            """;

    /** Where there is something to do: a place is free for the next, an answer has come or is overdue, or the time is over. */
    private static final String DUE = """
            select need_id
              from vacancy
             where need_id in (select need_id from waiting_entry where ended_at is null)
               and (starts_at <= :soon
                    or taken + (select count(*) from waiting_entry as kept
                                 where kept.need_id = vacancy.need_id and kept.ended_at is null and kept.asked_at is not null)
                       < least(places, taken + waiting)
                    or exists (select from waiting_entry as kept
                                where kept.need_id = vacancy.need_id and kept.ended_at is null and kept.asked_at is not null
                                  and not exists (select from service_invitation as asked
                                                   where asked.need_id = kept.need_id and asked.volunteer_id = kept.volunteer_id
                                                     and asked.why = 'waited' and asked.state = 'open' and asked.expires_at > :now)))
             order by need_id
            """;

    private static final String OF_ACTIVITY = """
            select distinct need_id from waiting_entry where activity = :activity and ended_at is null order by need_id
            """;

    private final JdbcClient client;

    WaitingStore(JdbcClient client) {
        this.client = client;
    }

    public boolean join(NeedId need, VolunteerId volunteer, Instant at) {
        return of(JOIN, need, volunteer).param("at", utc(at)).update() == 1;
    }

    /** Answers whether they were waiting. */
    public boolean end(NeedId need, VolunteerId volunteer, WaitEndKind why, Instant at) {
        return of(END, need, volunteer)
                        .param("at", utc(at))
                        .param("why", why.code())
                        .update()
                == 1;
    }

    public void ask(WaitingEntry entry, Instant at) {
        client.sql(ASK).param("entry", entry.id()).param("at", utc(at)).update();
    }

    public void waitOn(WaitingEntry entry) {
        client.sql(WAIT_ON).param("entry", entry.id()).update();
    }

    /** Who waits, the first to come first. */
    public List<WaitingEntry> list(NeedId need) {
        return client.sql(LASTING)
                .param("need", need.value())
                .query((row, _) -> entry(row))
                .list();
    }

    /** What a volunteer waits for, and what ended since then without their doing. */
    public List<WaitingEntry> list(VolunteerId volunteer, Instant since) {
        return client.sql(OF_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .param("since", utc(since))
                .query((row, _) -> entry(row))
                .list();
    }

    /** The last one, whatever became of it. */
    public Optional<WaitingEntry> find(NeedId need, VolunteerId volunteer) {
        return of(LAST, need, volunteer).query((row, _) -> entry(row)).optional();
    }

    /** How many stand before it. */
    public int ahead(WaitingEntry entry) {
        return client.sql(AHEAD)
                .param("need", entry.need().value())
                .param("joined", utc(entry.joinedAt()))
                .param("entry", entry.id())
                .query(Integer.class)
                .single();
    }

    public List<NeedId> due(Instant now, Instant soon) {
        return client.sql(DUE)
                .param("now", utc(now))
                .param("soon", utc(soon))
                .query((row, _) -> new NeedId(row.getLong(1)))
                .list();
    }

    public List<NeedId> of(ActivityNumber activity) {
        return client.sql(OF_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> new NeedId(row.getLong(1)))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, NeedId need, VolunteerId volunteer) {
        return client.sql(sql).param("need", need.value()).param("volunteer", volunteer.value());
    }

    private static WaitingEntry entry(ResultSet row) throws SQLException {
        var end = row.getTimestamp("ended_at");
        return new WaitingEntry(
                row.getLong("entry_id"),
                new NeedId(row.getLong("need_id")),
                new ActivityNumber(row.getString("activity")),
                new VolunteerId(row.getLong("volunteer_id")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("joined_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("asked_at")).map(Timestamp::toInstant),
                end == null
                        ? Optional.empty()
                        : Optional.of(new WaitEnd(WaitEndKind.of(row.getString("ended_why")), end.toInstant())));
    }
}
