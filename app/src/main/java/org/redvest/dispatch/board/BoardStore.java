package org.redvest.dispatch.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.database.LikePattern;
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

    /** A shift that has ended stays on the board until it is confirmed, however long ago that was. */
    private static final String BOARD = """
            with placed as (
                select s.*, coalesce(v.taken, 0) as taken, v.closes_at, coalesce(m.unanswered, 0) as unanswered, i.invited,
                       case when s.state = 'ended' or g.people <= coalesce(v.taken, 0) then 0
                            else greatest(0, s.people - coalesce(v.taken, 0)) end as missing
                  from released_shift s
                  left join lateral (select sum(vacancy.taken)::integer as taken,
                                            min(vacancy.closes_at) filter (where opening.withdrawn_at is null) as closes_at
                                       from vacancy left join opening using (need_id)
                                      where vacancy.shift_id = s.shift_id) v on true
                  left join lateral (select count(*)::integer as invited from service_invitation
                                      where service_invitation.shift_id = s.shift_id and service_invitation.state = 'open'
                                        and expires_at > :now) i on true
                  left join (select place.shift_id, count(*)::integer as unanswered from place
                              where freed_at is null and answer_due is not null group by place.shift_id) m
                         on m.shift_id = s.shift_id
                  left join goes_ahead g on g.shift_id = s.shift_id
                 where s.region >= :region and s.region < :region || ':'
                   and (s.state in ('planned', 'dispatching', 'short', 'staffed', 'in_service') and s.starts_at < :until
                        or s.state = 'ended')
                   and (:from::timestamptz is null or s.starts_at >= :from and s.starts_at < :to)
                   and (:category::text is null or s.category = :category)
                   and (:search = '' or s.activity like :search or s.title_zh ilike :search or s.title_en ilike :search
                        or s.region = any(:places))),
            board as (
                select *, case when state = 'ended' then 'ended'
                               when state = 'in_service' or missing = 0 and unanswered = 0 then 'staffed'
                               when missing = 0 or invited > 0 or state = 'dispatching' and closes_at > :now then 'asked'
                               else 'lacks' end as tab
                  from placed)
            """;

    private static final String COUNTS = BOARD + """
            select tab, count(*) as shifts, sum(people) as people, sum(least(taken, people)) as taken, sum(missing) as missing
              from board group by tab
            """;

    private static final String ROWS = BOARD + """
            select * from board
             where :tab = 'all' or tab = :tab
             order by case when tab = 'ended' and :tab = 'all' then 1 else 0 end,
                      case when :order = 'missing' then -missing else 0 end, starts_at, shift_id
             limit :limit offset :offset
            """;

    private static final String CELLS = BOARD + """
            select (starts_at at time zone :zone)::date as day,
                   case when extract(hour from starts_at at time zone :zone) < 12 then 0
                        when extract(hour from starts_at at time zone :zone) < 18 then 1 else 2 end as part,
                   left(region, :digits) as place, count(*) as shifts, sum(missing) as missing,
                   coalesce(sum(missing) filter (where tab = 'asked'), 0) as asked
              from board where tab <> 'ended'
             group by day, part, place order by day, part, place
            """;

    private static final String PLANNABLE = BOARD + """
            select shift_id from board
             where (:tab = 'all' or tab = :tab) and missing > 0 and starts_at > :now order by starts_at, shift_id
            """;

    private static final String ASKED_NOW = """
            select shift_id, coalesce(chance, :usual) as chance, sent_at from service_invitation
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

    /** By tab, without {@link BoardTab#ALL}. */
    Map<BoardTab, BoardCount> counts(BoardQuestion question, Instant until) {
        var counts = new EnumMap<BoardTab, BoardCount>(BoardTab.class);
        asked(COUNTS, question, until).query(row -> {
            counts.put(
                    tab(row),
                    new BoardCount(
                            row.getLong("shifts"),
                            row.getLong("people"),
                            row.getLong("taken"),
                            row.getLong("missing")));
        });
        return counts;
    }

    List<BoardRow> rows(BoardQuestion question, Instant until, int limit, long offset) {
        return asked(ROWS, question, until)
                .param("tab", question.tab().word())
                .param("order", question.order().word())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> row(row))
                .list();
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
                    var since = Duration.between(row.getTimestamp("sent_at").toInstant(), now);
                    asked.computeIfAbsent(new ShiftId(row.getLong("shift_id")), _ -> new ArrayList<>())
                            .add(new OpenAsk(row.getDouble("chance"), since));
                });
        return asked;
    }

    /** @param digits of the codes of the places to tell apart */
    List<BoardCell> cells(BoardQuestion question, Instant until, int digits) {
        return asked(CELLS, question, until)
                .param("zone", clock.getZone().getId())
                .param("digits", digits)
                .query((row, _) -> new BoardCell(
                        row.getObject("day", LocalDate.class),
                        row.getInt("part"),
                        new RegionCode(row.getString("place")),
                        row.getInt("shifts"),
                        row.getInt("missing"),
                        row.getInt("asked")))
                .list();
    }

    /** Shifts that lack people and start later than now. */
    List<ShiftId> plannable(BoardQuestion question, Instant until) {
        return asked(PLANNABLE, question, until)
                .param("tab", question.tab().word())
                .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                .list();
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
                Optional.ofNullable(closes).map(OffsetDateTime::toInstant));
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
