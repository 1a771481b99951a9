package org.redvest.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.StaffHandedOver;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about notices. */
@Repository
class NoticeStore {

    /** An event told twice changes nothing; the same happening anew, later, is news again. */
    private static final String WRITE = """
        insert into notice (account_id, grant_id, event, line, matter, title_zh, title_en, what, arguments, href, at, read_at)
        values (:account, :grant, :event, :line, :matter, :zh, :en, :what, :arguments, :href, :at, :read)
            on conflict (account_id, event) do update
           set grant_id = excluded.grant_id, line = excluded.line, arguments = excluded.arguments, href = excluded.href,
               at = excluded.at, read_at = excluded.read_at
         where notice.at < excluded.at
        """;

    /** Lines that sum up several orders show the latest of them. */
    private static final String LIST = """
        select *
          from (select n.*,
                       count(*) over mine as orders,
                       bool_or(read_at is null) over mine as fresh,
                       row_number() over (partition by grant_id, line order by at desc, notice_id desc) as nth
                  from notice n
                 where account_id = :account and grant_id = any (:grants)
                window mine as (partition by grant_id, line)) latest
         where nth = 1
         order by at desc, notice_id desc
         limit :most offset :offset
        """;

    private static final String COUNT = """
        select count(distinct (grant_id, line)) from notice where account_id = :account and grant_id = any (:grants)
        """;

    private static final String UNREAD = """
        select count(distinct (grant_id, matter))
          from notice
         where account_id = :account and grant_id = any (:grants) and read_at is null
        """;

    private static final String SEEN = """
        update notice n set read_at = :at
          from notice opened
         where opened.notice_id = :notice and opened.account_id = :account
           and n.account_id = opened.account_id and n.grant_id = opened.grant_id and n.matter = opened.matter
           and n.read_at is null
        """;

    private static final String REMIND = """
        insert into reminder (what, order_number, shift_id, due)
        values (:what, :order, :shift, :due)
            on conflict do nothing
        """;

    private static final String HAND_OVER = """
        insert into notice (account_id, grant_id, event, line, matter, title_zh, title_en, what, arguments, href, at, read_at)
        select :to, :taken, event, line, matter, title_zh, title_en, what, arguments, href, at, null
          from notice
         where account_id = :from and grant_id = :left and read_at is null
            on conflict (account_id, event) do nothing
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True where it is new: only then somebody's page must be told. */
    boolean write(Hat to, News news) {
        var title = news.title();
        return jdbc.sql(WRITE)
                        .param("account", to.account().value())
                        .param("grant", to.grant().value())
                        .param("event", news.event())
                        .param("line", news.line(clock.getZone()))
                        .param("matter", news.matter())
                        .param("zh", title.zh())
                        .param("en", title.en())
                        .param("what", news.what())
                        .param("arguments", news.arguments().toArray(String[]::new))
                        .param("href", news.href())
                        .param("at", time(news.at()))
                        .param("read", news.receipt() ? time(news.at()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** What a resident asks for is about no order; as with an order's news, true where it is new. */
    boolean write(Hat to, HelpNews news) {
        return jdbc.sql(WRITE)
                        .param("account", to.account().value())
                        .param("grant", to.grant().value())
                        .param("event", HelpNews.WHAT + "/" + news.request())
                        .param("line", HelpNews.WHAT + "/" + news.request())
                        .param("matter", news.mark())
                        .param("zh", news.community())
                        .param("en", news.community())
                        .param("what", HelpNews.WHAT)
                        .param("arguments", new String[] {Notice.moment(news.due())})
                        .param("href", "/residents/" + news.request())
                        .param("at", time(news.at()))
                        .param("read", null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    List<Notice> list(AccountId account, Collection<GrantId> grants, long offset, int most) {
        return of(LIST, account, grants)
                .param("offset", offset)
                .param("most", most)
                .query(NoticeStore::notice)
                .list();
    }

    long count(AccountId account, Collection<GrantId> grants) {
        return of(COUNT, account, grants).query(Long.class).single();
    }

    long unread(AccountId account, Collection<GrantId> grants) {
        return of(UNREAD, account, grants).query(Long.class).single();
    }

    Optional<Lead> lead(long notice, AccountId account) {
        return jdbc.sql("select grant_id, href from notice where notice_id = :notice and account_id = :account")
                .param("notice", notice)
                .param("account", account.value())
                .query((row, _) -> new Lead(new GrantId(row.getLong("grant_id")), row.getString("href")))
                .optional();
    }

    /** Where a notice leads, and under which hat its page is there. */
    record Lead(GrantId grant, String href) {}

    void seen(long notice, AccountId account, Instant at) {
        jdbc.sql(SEEN)
                .param("notice", notice)
                .param("account", account.value())
                .param("at", time(at))
                .update();
    }

    void seenAll(AccountId account, Instant at) {
        jdbc.sql("update notice set read_at = :at where account_id = :account and read_at is null")
                .param("account", account.value())
                .param("at", time(at))
                .update();
    }

    /** What one has not read, another finds under the hat that they have taken. */
    void handOver(StaffHandedOver event) {
        jdbc.sql(HAND_OVER)
                .param("from", event.from().value())
                .param("left", event.left().value())
                .param("to", event.to().value())
                .param("taken", event.taken().value())
                .update();
    }

    /** True where nothing was said of this before. */
    boolean remind(String what, ActivityNumber order, Optional<ShiftId> shift, Instant due) {
        return jdbc.sql(REMIND)
                        .param("what", what)
                        .param("order", order.value())
                        .param("shift", shift.map(ShiftId::value).orElse(0L))
                        .param("due", time(due))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql, AccountId account, Collection<GrantId> grants) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .param("grants", grants.stream().map(GrantId::value).toArray(Long[]::new));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Notice notice(ResultSet row, int index) throws SQLException {
        return new Notice(
                row.getLong("notice_id"),
                new GrantId(row.getLong("grant_id")),
                row.getString("matter"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("what"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("fresh"),
                row.getLong("orders"));
    }
}
