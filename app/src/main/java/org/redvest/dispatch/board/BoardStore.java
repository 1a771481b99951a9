package org.redvest.dispatch.board;

import static java.util.Objects.requireNonNull;

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
     * once for each, not wherever it is compared; what only a row of the list shows is read for these rows alone.
     */
    private static final String BOARD = """
            with placed as materialized (
                select s.shift_id, s.starts_at, s.region, s.state, s.people, g.people as enough, taken,
                       s.shift_id in (select shift_id from place where freed_at is null and answer_due is not null) as unanswered,
                       s.shift_id in (select shift_id from service_invitation where state = 'open' and expires_at > :now)
                           or (s.shift_id, s.starts_at) in (select shift_id, starts_at from team_offer where ended_at is null and until > :now)
                           or s.state = 'dispatching' and s.shift_id in (select shift_id from vacancy join opening using (need_id)
                                                                          where withdrawn_at is null and closes_at > :now) as asked
                  from released_shift s
                 cross join lateral (select coalesce(sum(vacancy.taken), 0)::integer as taken
                                       from vacancy where vacancy.shift_id = s.shift_id) v
                  left join goes_ahead g on g.shift_id = s.shift_id
                 where s.region >= :region and s.region < :region || ':'
                   and (s.state in ('planned', 'dispatching', 'short', 'staffed', 'in_service') and s.starts_at < :until
                        or s.state = 'ended')
                   and (:from::timestamptz is null or s.starts_at >= :from and s.starts_at < :to)
                   and (:category::text is null or s.category = :category)
                   and (:search = '' or s.activity like :search or s.title_zh ilike :search or s.title_en ilike :search
                        or s.region = any(:places))),
            counted as (
                select *, case when state = 'ended' or enough <= taken then 0 else greatest(0, people - taken) end as missing from placed),
            board as (
                select *, case when state = 'ended' then 'ended'
                               when state = 'in_service' or missing = 0 and not unanswered then 'staffed'
                               when missing = 0 or asked then 'asked'
                               else 'lacks' end as tab
                  from counted)
            """;

    private static final String MARKS = BOARD + """
            select shift_id, starts_at, region, tab, people, taken, missing from board order by starts_at, shift_id
            """;

    private static final String ROWS = """
            select s.*, v.closes_at, m.unanswered, i.invited, t.*, w.next_at as next_wave
              from released_shift s
             cross join lateral (select min(vacancy.closes_at) filter (where opening.withdrawn_at is null) as closes_at
                                   from vacancy left join opening using (need_id) where vacancy.shift_id = s.shift_id) v
             cross join lateral (select count(*) as unanswered from place
                                  where place.shift_id = s.shift_id and freed_at is null and answer_due is not null) m
             cross join lateral (select count(*) as invited from service_invitation asked
                                  where asked.shift_id = s.shift_id and asked.state = 'open' and asked.expires_at > :now) i
             cross join lateral (select count(*) as teams, sum(places) as team_places, max(offer.until) as team_until from team_offer offer
                                  where offer.shift_id = s.shift_id and offer.starts_at = s.starts_at and ended_at is null
                                    and offer.until > :now) t
              left join wave_run w on w.shift_id = s.shift_id and w.state = 'running'
             where s.shift_id = any(:shifts)
            """;

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

    /** Marked shifts in full, in their order; one that was taken back meanwhile is missing. */
    List<BoardRow> rows(List<BoardMark> marks) {
        var found = new HashMap<ShiftId, BoardRow>();
        var byShift = marks.stream().collect(Collectors.toMap(BoardMark::shift, Function.identity()));
        jdbc.sql(ROWS)
                .param("shifts", numbers(byShift.keySet()))
                .param("now", utc(clock.instant()))
                .query(row -> {
                    var shift = new ShiftId(row.getLong("shift_id"));
                    found.put(shift, row(requireNonNull(byShift.get(shift)), row));
                });
        return marks.stream()
                .flatMap(mark -> Optional.ofNullable(found.get(mark.shift())).stream())
                .toList();
    }

    /** Those who were invited to these shifts and can still answer. */
    Map<ShiftId, List<OpenAsk>> asked(Collection<ShiftId> shifts) {
        var now = clock.instant();
        var asked = new HashMap<ShiftId, List<OpenAsk>>();
        jdbc.sql(ASKED_NOW)
                .param("usual", ServiceInvitation.USUAL_CHANCE)
                .param("shifts", numbers(shifts))
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

    private JdbcClient.StatementSpec asked(String statement, BoardQuestion question, Instant until) {
        return jdbc.sql(statement)
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

    private static BoardRow row(BoardMark mark, ResultSet row) throws SQLException {
        @Nullable OffsetDateTime closes = row.getObject("closes_at", OffsetDateTime.class);
        return new BoardRow(
                mark.shift(),
                row.getString("activity"),
                mark.region(),
                mark.tab(),
                row.getString("state"),
                mark.start(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("category"),
                row.getString("title_zh"),
                row.getString("title_en"),
                mark.people(),
                mark.taken(),
                mark.missing(),
                row.getInt("unanswered"),
                row.getInt("invited"),
                Optional.ofNullable(closes).map(OffsetDateTime::toInstant),
                team(row),
                Optional.ofNullable(row.getTimestamp("next_wave")).map(Timestamp::toInstant));
    }

    private static BoardTab tab(ResultSet row) throws SQLException {
        return BoardTab.valueOf(row.getString("tab").toUpperCase(Locale.ROOT));
    }

    private static Long[] numbers(Collection<ShiftId> shifts) {
        return shifts.stream().map(ShiftId::value).toArray(Long[]::new);
    }

    private OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
