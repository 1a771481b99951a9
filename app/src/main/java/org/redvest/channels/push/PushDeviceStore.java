package org.redvest.channels.push;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about browsers that may show messages. */
@Repository
public class PushDeviceStore {

    /** A browser has one owner: who is signed in there now. */
    private static final String KEEP = """
        insert into push_device (account_id, endpoint, browser_key, auth_secret, server_key, browser, system, since, seen_at)
        values (:account, :endpoint, :key, :secret, :server, :browser, :system, :now, :now)
            on conflict (endpoint) do update
           set account_id = excluded.account_id, browser_key = excluded.browser_key, auth_secret = excluded.auth_secret,
               server_key = excluded.server_key, browser = excluded.browser, system = excluded.system,
               since = case when push_device.account_id = excluded.account_id then push_device.since else excluded.since end,
               seen_at = excluded.seen_at
        """;

    /** The oldest beyond the most that one person may have. */
    private static final String LIMIT = """
        delete from push_device
         where device_id in (select device_id
                               from push_device
                              where account_id = :account
                              order by seen_at desc, device_id desc
                             offset :most)
        """;

    private static final String SEEN = """
        update push_device set seen_at = :now where endpoint = :endpoint and account_id = :account
        """;

    private static final String ANSWERED = """
        update push_device
           set last_answer = :answer, last_sent_at = case when :sent then :now else last_sent_at end
         where device_id = :id
        """;

    private final JdbcClient jdbc;

    PushDeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(
            AccountId account, PushEndpoint endpoint, PushKeys keys, String serverKey, BrowserName name, Instant now) {
        jdbc.sql(KEEP)
                .param("account", account.value())
                .param("endpoint", endpoint.uri().toString())
                .param("key", keys.browserKey())
                .param("secret", keys.secret())
                .param("server", serverKey)
                .param("browser", name.browser())
                .param("system", name.system())
                .param("now", utc(now))
                .update();
    }

    public void limit(AccountId account, int most) {
        jdbc.sql(LIMIT).param("account", account.value()).param("most", most).update();
    }

    /** False where this browser is not this person's. */
    public boolean seen(AccountId account, PushEndpoint endpoint, Instant now) {
        return jdbc.sql(SEEN)
                        .param("account", account.value())
                        .param("endpoint", endpoint.uri().toString())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    public List<PushDevice> of(AccountId account) {
        return jdbc.sql("select * from push_device where account_id = :account order by since, device_id")
                .param("account", account.value())
                .query(PushDeviceStore::device)
                .list();
    }

    public Set<AccountId> reached(Collection<AccountId> accounts) {
        return jdbc.sql("select distinct account_id from push_reach where account_id = any (:accounts)")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .set();
    }

    public void answered(long id, String answer, boolean sent, Instant now) {
        jdbc.sql(ANSWERED)
                .param("id", id)
                .param("answer", answer)
                .param("sent", sent)
                .param("now", utc(now))
                .update();
    }

    public void remove(long id) {
        jdbc.sql("delete from push_device where device_id = :id")
                .param("id", id)
                .update();
    }

    /** False where there is no such browser of this person's. */
    public boolean remove(long id, AccountId account) {
        return jdbc.sql("delete from push_device where device_id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** Whoever was signed in there is so no more. */
    public void remove(PushEndpoint endpoint) {
        jdbc.sql("delete from push_device where endpoint = :endpoint")
                .param("endpoint", endpoint.uri().toString())
                .update();
    }

    public void removeAll(AccountId account) {
        jdbc.sql("delete from push_device where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private static PushDevice device(ResultSet row, int index) throws SQLException {
        return new PushDevice(
                row.getLong("device_id"),
                new AccountId(row.getLong("account_id")),
                new PushEndpoint(URI.create(row.getString("endpoint"))),
                new PushKeys(row.getBytes("browser_key"), row.getBytes("auth_secret")),
                row.getString("server_key"),
                new BrowserName(row.getString("browser"), row.getString("system")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("last_answer"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
