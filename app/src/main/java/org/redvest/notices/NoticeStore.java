package org.redvest.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.orders.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about notices. */
@Repository
class NoticeStore {

    private static final String WRITE = """
        insert into notice (account_id, event, matter, title_zh, title_en, what, arguments, href, at)
        values (:account, :event, :matter, :zh, :en, :what, :arguments, :href, :at)
        on conflict (account_id, event) do nothing
        """;

    /** The latest line of each matter. */
    private static final String LIST = """
        select *
          from (select distinct on (matter) n.*,
                       count(*) over (partition by matter) as lines,
                       count(*) filter (where read_at is null) over (partition by matter) as unread
                  from notice n
                 where account_id = :account
                 order by matter, at desc, notice_id desc) latest
         order by at desc, notice_id desc
         limit :most
        """;

    private static final String SEEN = """
        update notice n set read_at = :at
          from notice opened
         where opened.notice_id = :notice and opened.account_id = :account
           and n.account_id = opened.account_id and n.matter = opened.matter and n.read_at is null
        """;

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True where it is new: only then somebody's page must be told. */
    boolean write(AccountId account, Order order, News news) {
        return jdbc.sql(WRITE)
                        .param("account", account.value())
                        .param("event", news.event())
                        .param("matter", order.number().value())
                        .param("zh", order.service().title().zh())
                        .param("en", order.service().title().en())
                        .param("what", news.what())
                        .param("arguments", news.arguments().toArray(String[]::new))
                        .param("href", news.href())
                        .param("at", news.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Notice> list(AccountId account, int most) {
        return jdbc.sql(LIST)
                .param("account", account.value())
                .param("most", most)
                .query(NoticeStore::notice)
                .list();
    }

    long unread(AccountId account) {
        return jdbc.sql("select count(distinct matter) from notice where account_id = :account and read_at is null")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    Optional<String> href(long notice, AccountId account) {
        return jdbc.sql("select href from notice where notice_id = :notice and account_id = :account")
                .param("notice", notice)
                .param("account", account.value())
                .query(String.class)
                .optional();
    }

    void seen(long notice, AccountId account, Instant at) {
        jdbc.sql(SEEN)
                .param("notice", notice)
                .param("account", account.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void seenAll(AccountId account, Instant at) {
        jdbc.sql("update notice set read_at = :at where account_id = :account and read_at is null")
                .param("account", account.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What is to be told.
     *
     * @param event names it once and for all
     */
    record News(String event, String what, List<String> arguments, String href, Instant at) {}

    private static Notice notice(ResultSet row, int index) throws SQLException {
        return new Notice(
                row.getLong("notice_id"),
                row.getString("matter"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("what"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("href"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("unread") > 0,
                row.getLong("lines"));
    }
}
