package org.redvest.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the ids of people in the city's WeCom and DingTalk. */
@Repository
public class MemberStore {

    private static final String ASK = """
        insert into member_address (account_id, channel, asked, asked_at) values (:account, :channel, :member, :at)
            on conflict (account_id, channel) do update
           set asked = excluded.asked, asked_at = excluded.asked_at, unknown = false, tries = 0
        """;

    /** Counts inside the update, so that codes that are typed at once are no more attempts than others. */
    private static final String TRY = """
        update member_address set tries = tries + 1
         where account_id = :account and channel = :channel and asked is not null and tries < :most
        """;

    private static final String CONFIRM = """
        update member_address
           set member_id = asked, confirmed_at = :at, dead_at = null, asked = null, asked_at = null, unknown = false, tries = 0
         where account_id = :account and channel = :channel and asked = :member
        """;

    private static final String DEAD = """
        update member_address
           set dead_at = case when member_id = :member then :at else dead_at end,
               unknown = unknown or coalesce(asked = :member, false)
         where account_id = :account and channel = :channel
        """;

    private static final String CARRY_OVER = """
        insert into member_address as kept (account_id, channel, member_id, confirmed_at, dead_at)
        select :to, channel, member_id, confirmed_at, dead_at from member_address where account_id = :from and member_id is not null
            on conflict (account_id, channel) do update
           set member_id = excluded.member_id, confirmed_at = excluded.confirmed_at, dead_at = excluded.dead_at
         where kept.member_id is null
        """;

    private static final String REACHED = """
        select account_id
          from member_address
         where account_id = any (:accounts) and channel = :channel and member_id is not null and dead_at is null
        """;

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MemberAddress address(AccountId account, Channel channel) {
        return jdbc.sql("select * from member_address where account_id = :account and channel = :channel")
                .param("account", account.value())
                .param("channel", channel.code())
                .query(MemberStore::address)
                .optional()
                .orElse(MemberAddress.NONE);
    }

    public Set<AccountId> reached(Channel channel, Collection<AccountId> accounts) {
        return jdbc.sql(REACHED)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("channel", channel.code())
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .set();
    }

    public void ask(AccountId account, Channel channel, String member, Instant at) {
        jdbc.sql(ASK)
                .param("account", account.value())
                .param("channel", channel.code())
                .param("member", member)
                .param("at", DeliveryStore.utc(at))
                .update();
    }

    /** False where no more attempts are left. */
    public boolean tryCode(AccountId account, Channel channel) {
        return jdbc.sql(TRY)
                        .param("account", account.value())
                        .param("channel", channel.code())
                        .param("most", MemberAddress.MOST_TRIES)
                        .update()
                == 1;
    }

    /** False where another id was asked for since. */
    public boolean confirm(AccountId account, Channel channel, String member, Instant at) {
        return jdbc.sql(CONFIRM)
                        .param("account", account.value())
                        .param("channel", channel.code())
                        .param("member", member)
                        .param("at", DeliveryStore.utc(at))
                        .update()
                == 1;
    }

    void noteDead(AccountId account, Channel channel, String member, Instant at) {
        jdbc.sql(DEAD)
                .param("account", account.value())
                .param("channel", channel.code())
                .param("member", member)
                .param("at", DeliveryStore.utc(at))
                .update();
    }

    /** What the one has confirmed goes to the other, unless that has an id of its own. */
    public void carryOver(AccountId from, AccountId to) {
        jdbc.sql(CARRY_OVER).param("from", from.value()).param("to", to.value()).update();
    }

    public void forget(AccountId account, Channel channel) {
        jdbc.sql("delete from member_address where account_id = :account and channel = :channel")
                .param("account", account.value())
                .param("channel", channel.code())
                .update();
    }

    public void erase(AccountId account) {
        jdbc.sql("delete from member_address where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private static MemberAddress address(ResultSet row, int index) throws SQLException {
        return new MemberAddress(
                Optional.ofNullable(row.getString("member_id")),
                row.getObject("dead_at") != null,
                Optional.ofNullable(row.getString("asked")),
                DeliveryStore.instant(row.getObject("asked_at", OffsetDateTime.class)),
                row.getBoolean("unknown"),
                row.getInt("tries"));
    }
}
