package org.redvest.dispatch.vacancies;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.vacancies.ServiceInvitation.EndKind;
import org.redvest.dispatch.vacancies.ServiceInvitation.InvitationEnd;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about invitations to serve. */
@Repository
public class ServiceInvitationStore {

    private static final String INSERT = """
            insert into service_invitation (need_id, shift_id, activity, region, invited_from, volunteer_id, starts_at, ends_at, lat,
                                            lon, why, asked_lately, wave, sent_at, sent_by, expires_at)
            select need_id, shift_id, activity, region, :from, volunteer, starts_at, ends_at, lat, lon, reason, lately, :wave, :at, :by,
                   until
              from unnest(:needs::bigint[], :volunteers::bigint[], :reasons::text[], :lately::integer[], :untils::text[]::timestamptz[])
                   as ask (need_id, volunteer, reason, lately, until)
              join vacancy using (need_id)
            returning *
            """;

    private static final String BY_NEED_AND_VOLUNTEER = """
            select * from service_invitation
             where need_id = :need and volunteer_id = :volunteer
             order by invitation_id desc limit 1
            """;

    private static final String ABOUT = """
            select * from service_invitation
             where volunteer_id = any(:volunteers) and (state = 'open' or need_id = any(:needs))
            """;

    private static final String BY_ACTIVITY = """
            select * from service_invitation where activity = :activity order by sent_at desc, invitation_id desc
            """;

    private static final String OPEN_OF = """
            select * from service_invitation
             where volunteer_id = :volunteer and state = 'open' and expires_at > :now
             order by expires_at, invitation_id
            """;

    /** Across the city, for those who answer in its place. */
    private static final String UNANSWERED = """
            select * from service_invitation
             where state = 'open' and expires_at > :now and sent_at <= :before
             order by sent_at, invitation_id
            """;

    private static final String END = """
            update service_invitation set state = :state, ended_at = :at, ended_why = :why
             where need_id = :need and volunteer_id = :volunteer and (state = 'open' or state = 'expired' and :state = 'accepted')
            """;

    /** As long as there is time to answer, and nothing else was asked for that time meanwhile. A kept place went to the next who waits. */
    private static final String REOPEN = """
            update service_invitation as mine set state = 'open', ended_at = null
             where need_id = :need and volunteer_id = :volunteer and state = 'declined' and expires_at > :now and why <> 'waited'
               and not exists (select from service_invitation as other
                                where other.volunteer_id = mine.volunteer_id and other.state = 'open'
                                  and other.starts_at < mine.ends_at and mine.starts_at < other.ends_at)
            """;

    /** Who has a place has accepted, by whichever way; of needs that are full the others end. */
    private static final String CLOSE_FULL = """
            update service_invitation as invited
               set state = case when exists (select from place
                                              where place.need_id = invited.need_id and place.volunteer_id = invited.volunteer_id
                                                and freed_at is null)
                                then 'accepted' else 'full' end,
                   ended_at = :at
              from vacancy
             where state = 'open' and vacancy.need_id = any(:needs) and invited.need_id = vacancy.need_id
               and (taken >= places or exists (select from place
                                                where place.need_id = invited.need_id
                                                  and place.volunteer_id = invited.volunteer_id and freed_at is null))
            returning invited.*
            """;

    private static final String WITHDRAW = """
            update service_invitation set state = 'withdrawn', ended_at = :at, ended_why = :why
             where invitation_id = any(:ids) and activity = :activity and state = 'open'
            returning *
            """;

    private static final String WITHDRAW_SHIFTS = """
            update service_invitation set state = 'withdrawn', ended_at = :at, ended_why = :why
             where shift_id = any(:shifts) and state = 'open'
            returning *
            """;

    private static final String EXPIRE = """
            update service_invitation set state = 'expired', ended_at = expires_at
             where state = 'open' and expires_at <= :now
            returning activity
            """;

    private static final String EXPIRE_OF = """
            update service_invitation set state = 'expired', ended_at = expires_at
             where volunteer_id = any(:volunteers) and state = 'open' and expires_at <= :now
            """;

    private final JdbcClient client;

    ServiceInvitationStore(JdbcClient client) {
        this.client = client;
    }

    /** One that is about to be sent. */
    public record Addressed(NeedId need, VolunteerId volunteer, AskReason why, int askedLately, Instant until) {}

    /**
     * Who sends invitations: a dispatcher, or a wave that one has started.
     *
     * @param wave the number of the wave
     */
    public record AskedBy(AccountId by, RegionCode region, Optional<Integer> wave) {}

    public List<ServiceInvitation> insert(List<Addressed> sent, AskedBy sender, Instant at) {
        return client.sql(INSERT)
                .param("needs", sent.stream().map(each -> each.need().value()).toArray(Long[]::new))
                .param(
                        "volunteers",
                        sent.stream().map(each -> each.volunteer().value()).toArray(Long[]::new))
                .param("reasons", sent.stream().map(each -> each.why().code()).toArray(String[]::new))
                .param("lately", sent.stream().map(Addressed::askedLately).toArray(Integer[]::new))
                .param(
                        "untils",
                        sent.stream().map(each -> each.until().toString()).toArray(String[]::new))
                .param("from", sender.region().value())
                .param("by", sender.by().value())
                .param("wave", sender.wave().orElse(null), Types.INTEGER)
                .param("at", utc(at))
                .query((row, _) -> invitation(row))
                .list();
    }

    /** The last one, whatever became of it. */
    public Optional<ServiceInvitation> find(NeedId need, VolunteerId volunteer) {
        return of(BY_NEED_AND_VOLUNTEER, need, volunteer)
                .query((row, _) -> invitation(row))
                .optional();
    }

    /** All that these people were asked for at these needs, and all that waits for an answer of theirs. */
    public List<ServiceInvitation> about(Collection<VolunteerId> volunteers, Collection<NeedId> needs) {
        return client.sql(ABOUT)
                .param("volunteers", numbers(volunteers))
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .query((row, _) -> invitation(row))
                .list();
    }

    /** The newest first. */
    public List<ServiceInvitation> list(ActivityNumber activity) {
        return client.sql(BY_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> invitation(row))
                .list();
    }

    /** Those that wait for an answer, the first due first. */
    public List<ServiceInvitation> open(VolunteerId volunteer, Instant now) {
        return client.sql(OPEN_OF)
                .param("volunteer", volunteer.value())
                .param("now", utc(now))
                .query((row, _) -> invitation(row))
                .list();
    }

    public boolean end(NeedId need, VolunteerId volunteer, EndKind kind, Instant at) {
        return of(END, need, volunteer)
                        .param("state", kind.code())
                        .param("at", utc(at))
                        .param("why", null, Types.VARCHAR)
                        .update()
                == 1;
    }

    public boolean reopen(NeedId need, VolunteerId volunteer, Instant now) {
        return of(REOPEN, need, volunteer).param("now", utc(now)).update() == 1;
    }

    /** Those sent before a moment, the first first. */
    public List<ServiceInvitation> unanswered(Instant before, Instant now) {
        return client.sql(UNANSWERED)
                .param("before", utc(before))
                .param("now", utc(now))
                .query((row, _) -> invitation(row))
                .list();
    }

    /** Answers those that others have filled. */
    public List<ServiceInvitation> closeFull(Collection<NeedId> needs, Instant at) {
        return client
                .sql(CLOSE_FULL)
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .param("at", utc(at))
                .query((row, _) -> invitation(row))
                .list()
                .stream()
                .filter(each ->
                        each.end().filter(end -> end.kind() == EndKind.FULL).isPresent())
                .toList();
    }

    /** Answers those that were still open. */
    public List<ServiceInvitation> withdraw(
            ActivityNumber activity, Collection<Long> ids, TakenBackFor why, Instant at) {
        return client.sql(WITHDRAW)
                .param("activity", activity.value())
                .param("ids", ids.toArray(Long[]::new))
                .param("why", why.code())
                .param("at", utc(at))
                .query((row, _) -> invitation(row))
                .list();
    }

    public List<ServiceInvitation> withdrawShifts(Collection<ShiftId> shifts, TakenBackFor why, Instant at) {
        return client.sql(WITHDRAW_SHIFTS)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("why", why.code())
                .param("at", utc(at))
                .query((row, _) -> invitation(row))
                .list();
    }

    /** Those whose time to answer is over; answers whose activities that concerns. */
    public List<ActivityNumber> expire(Instant now) {
        return client.sql(EXPIRE)
                .param("now", utc(now))
                .query((row, _) -> new ActivityNumber(row.getString("activity")))
                .list();
    }

    public void expire(Collection<VolunteerId> volunteers, Instant now) {
        client.sql(EXPIRE_OF)
                .param("volunteers", numbers(volunteers))
                .param("now", utc(now))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, NeedId need, VolunteerId volunteer) {
        return client.sql(sql).param("need", need.value()).param("volunteer", volunteer.value());
    }

    private static Long[] numbers(Collection<VolunteerId> volunteers) {
        return volunteers.stream().map(VolunteerId::value).toArray(Long[]::new);
    }

    private static ServiceInvitation invitation(ResultSet row) throws SQLException {
        int wave = row.getInt("wave");
        Optional<Integer> ofWave = row.wasNull() ? Optional.empty() : Optional.of(wave);
        return new ServiceInvitation(
                row.getLong("invitation_id"),
                new NeedId(row.getLong("need_id")),
                new ShiftId(row.getLong("shift_id")),
                new ActivityNumber(row.getString("activity")),
                new RegionCode(row.getString("region")),
                new RegionCode(row.getString("invited_from")),
                new VolunteerId(row.getLong("volunteer_id")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                new Position(row.getDouble("lat"), row.getDouble("lon")),
                AskReason.of(row.getString("why")),
                row.getInt("asked_lately"),
                ofWave,
                row.getTimestamp("sent_at").toInstant(),
                new AccountId(row.getLong("sent_by")),
                row.getTimestamp("expires_at").toInstant(),
                end(row));
    }

    private static Optional<InvitationEnd> end(ResultSet row) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp("ended_at");
        if (at == null) {
            return Optional.empty();
        }
        var why = Optional.ofNullable(row.getString("ended_why")).map(code -> code.toUpperCase(Locale.ROOT));
        return Optional.of(new InvitationEnd(
                EndKind.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                at.toInstant(),
                why.map(TakenBackFor::valueOf)));
    }
}
