package org.redvest.dispatch.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.database.LikePattern;
import org.redvest.dispatch.board.BoardRow.TeamsAtWork;
import org.redvest.dispatch.board.Outlook.OpenAsk;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the board asks the database. Shifts are read through the view that their module offers. */
@Repository
class BoardStore {

    /**
     * A shift that has ended stays on the board until it is confirmed, however long ago that was. How many people a shift asks for is read
     * once for each, not wherever it is compared.
     */
    private static final String BOARD = """
            with placed as materialized (
                select s.*, coalesce(v.taken, 0) as taken, v.closes_at, coalesce(m.unanswered, 0) as unanswered,
                       coalesce(i.invited, 0) as invited, coalesce(t.teams, 0) as teams, t.team_places, t.team_until, w.next_at as next_wave,
                       case when s.state = 'ended' or g.people <= coalesce(v.taken, 0) then 0
                            else greatest(0, s.people - coalesce(v.taken, 0)) end as missing
                  from released_shift s
                  left join lateral (select sum(vacancy.taken)::integer as taken,
                                            min(vacancy.closes_at) filter (where opening.withdrawn_at is null) as closes_at
                                       from vacancy left join opening using (need_id)
                                      where vacancy.shift_id = s.shift_id) v on true
                  left join (select service_invitation.shift_id, count(*)::integer as invited from service_invitation
                              where service_invitation.state = 'open' and expires_at > :now
                              group by service_invitation.shift_id) i
                         on i.shift_id = s.shift_id
                  left join (select place.shift_id, count(*)::integer as unanswered from place
                              where freed_at is null and answer_due is not null group by place.shift_id) m
                         on m.shift_id = s.shift_id
                  left join (select shift_id, starts_at, count(*)::integer as teams, sum(places)::integer as team_places,
                                    max(team_offer.until) as team_until
                               from team_offer where ended_at is null and team_offer.until > :now group by shift_id, starts_at) t
                         on t.shift_id = s.shift_id and t.starts_at = s.starts_at
                  left join wave_run w on w.shift_id = s.shift_id and w.state = 'running'
                  left join goes_ahead g on g.shift_id = s.shift_id
                 where s.region >= :region and s.region < :region || ':'
                   and (s.state in ('planned', 'dispatching', 'short', 'staffed', 'in_service') and s.starts_at < :until
                        or s.state = 'ended')
                   and (cardinality(:shifts::bigint[]) = 0 or s.shift_id = any(:shifts))
                   and (:from::timestamptz is null or s.starts_at >= :from and s.starts_at < :to)
                   and (:category::text is null or s.category = :category)
                   and (:search = '' or s.activity like :search or s.title_zh ilike :search or s.title_en ilike :search
                        or s.region = any(:places))),
            board as (
                select *, case when state = 'ended' then 'ended'
                               when state = 'in_service' or missing = 0 and unanswered = 0 then 'staffed'
                               when missing = 0 or invited > 0 or teams > 0 or state = 'dispatching' and closes_at > :now then 'asked'
                               else 'lacks' end as tab
                  from placed)
            """;

    private static final String MARKS = BOARD + """
            select shift_id, starts_at, region, tab, people, taken, missing from board order by starts_at, shift_id
            """;

    private static final String ROWS = BOARD + " select * from board";

    /** What was never opened, or can no longer be accepted, is another thing to do. */
    private static final String SILENT = BOARD + """
            select count(*) from board where tab = 'lacks' and state = 'dispatching' and starts_at > :now
            """;

    private static final String ASKED_NOW = """
            select shift_id, coalesce(chance, :usual) as chance, sent_at, expires_at from service_invitation
             where shift_id = any(:shifts) and state = 'open' and expires_at > :now
            """;

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Clock clock;

    BoardStore(JdbcClient jdbc, Regions regions, Clock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.clock = clock;
    }

    /** Every shift of a question whatever its tab, by start: all that is counted comes from one reading. */
    List<BoardMark> marks(BoardQuestion question, Instant until) {
        return asked(MARKS, question, until)
                .query((row, _) -> new BoardMark(
                        new ShiftId(row.getLong("shift_id")),
                        row.getTimestamp("starts_at").toInstant(),
                        new RegionCode(row.getString("region")),
                        tab(row),
                        row.getInt("people"),
                        row.getInt("taken"),
                        row.getInt("missing")))
                .list();
    }

    /** How many shifts lack people whom nobody is being asked for: all invitations were answered or are over. */
    long silent(BoardQuestion question, Instant until) {
        return asked(SILENT, question, until).query(Long.class).single();
    }

    /** These shifts in full, by their number; one that has left the board meanwhile is missing. */
    Map<ShiftId, BoardRow> rows(BoardQuestion question, Instant until, Collection<ShiftId> shifts) {
        var ids = shifts.stream().map(ShiftId::value).toArray(Long[]::new);
        return asked(ROWS, question, until, ids).query((row, _) -> row(row)).list().stream()
                .collect(Collectors.toMap(BoardRow::shift, Function.identity()));
    }

    /** Those who were invited to these shifts and can still answer. */
    Map<ShiftId, List<OpenAsk>> asked(Collection<ShiftId> shifts) {
        var now = clock.instant();
        var asked = new HashMap<ShiftId, List<OpenAsk>>();
        jdbc.sql(ASKED_NOW)
                .param("usual", ServiceInvitation.USUAL_CHANCE)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .param("now", utc(now))
                .query(row -> {
                    var sent = row.getTimestamp("sent_at").toInstant();
                    var until = row.getTimestamp("expires_at").toInstant();
                    var ask = new OpenAsk(
                            row.getDouble("chance"), Duration.between(sent, now), Duration.between(sent, until));
                    asked.computeIfAbsent(new ShiftId(row.getLong("shift_id")), _ -> new ArrayList<>())
                            .add(ask);
                });
        return asked;
    }

    /** @param shifts these alone; all where there is none */
    private JdbcClient.StatementSpec asked(String statement, BoardQuestion question, Instant until, Long... shifts) {
        return jdbc.sql(statement)
                .param("shifts", shifts)
                .param("region", question.region().value())
                .param("until", utc(until))
                .param("now", utc(clock.instant()))
                .param("from", question.day().map(this::start).orElse(null))
                .param("to", question.day().map(day -> start(day.plusDays(1))).orElse(null))
                .param("category", question.category().orElse(null))
                .param("search", LikePattern.containing(question.search()))
                .param("places", places(question));
    }

    private String[] places(BoardQuestion question) {
        return question.search().isEmpty()
                ? new String[0]
                : regions.named(question.search(), question.region()).stream()
                        .map(RegionCode::value)
                        .toArray(String[]::new);
    }

    private static Optional<TeamsAtWork> team(ResultSet row) throws SQLException {
        return row.getInt("teams") == 0
                ? Optional.empty()
                : Optional.of(new TeamsAtWork(
                        row.getInt("teams"),
                        row.getInt("team_places"),
                        row.getTimestamp("team_until").toInstant()));
    }

    private static BoardRow row(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime closes = row.getObject("closes_at", OffsetDateTime.class);
        return new BoardRow(
                new ShiftId(row.getLong("shift_id")),
                row.getString("activity"),
                new RegionCode(row.getString("region")),
                tab(row),
                row.getString("state"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("category"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getInt("people"),
                row.getInt("taken"),
                row.getInt("missing"),
                row.getInt("unanswered"),
                row.getInt("invited"),
                Optional.ofNullable(closes).map(OffsetDateTime::toInstant),
                team(row),
                Optional.ofNullable(row.getTimestamp("next_wave")).map(Timestamp::toInstant));
    }

    private static BoardTab tab(ResultSet row) throws SQLException {
        return BoardTab.valueOf(row.getString("tab").toUpperCase(Locale.ROOT));
    }

    private OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
