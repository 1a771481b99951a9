package org.redvest.channels;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what people have chosen and how they can be reached. */
@Repository
public class ReceiverStore {

    private static final String CHOOSE = """
        insert into message_choice (account_id, language, quiet_from, quiet_to, wanted)
        values (:account, :language, :from, :to, :wanted)
            on conflict (account_id) do update
           set language = excluded.language, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, wanted = excluded.wanted
        """;

    private static final String ASK = """
        insert into mail_address (account_id, asked, asked_at) values (:account, :address, :at)
            on conflict (account_id) do update set asked = excluded.asked, asked_at = excluded.asked_at
        """;

    private static final String CONFIRM = """
        update mail_address set address = asked, confirmed_at = :at, asked = null, asked_at = null
         where account_id = :account and asked = :address
        """;

    private static final String CARRY_OVER = """
        insert into mail_address (account_id, address, confirmed_at)
        select :to, address, confirmed_at from mail_address where account_id = :from and address is not null
            on conflict (account_id) do update set address = excluded.address, confirmed_at = excluded.confirmed_at
         where mail_address.address is null
        """;

    private static final String FORGET = """
        update mail_address set address = null, confirmed_at = null, asked = null, asked_at = null where account_id = :account
        """;

    /** Of all who hold a grant, those whom neither a confirmed address nor id nor a mobile number nor a browser reaches. */
    private static final String UNREACHED = """
        select count(*) as everybody,
               count(*) filter (where not (:text and r.mobile) and not (:mail and m.address is not null)
                                  and not (:push and p.account_id is not null)
                                  and not exists (select from member_address i
                                                   where i.account_id = r.account_id and i.member_id is not null
                                                     and i.dead_at is null and i.channel = any (:members))) as unreached
          from account_reach r
          left join mail_address m using (account_id)
          left join (select distinct account_id from push_reach) p using (account_id)
        """;

    private final JdbcClient jdbc;

    ReceiverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For those who have chosen something. */
    public Map<AccountId, MessageChoice> choices(Collection<AccountId> accounts) {
        return jdbc
                .sql("select * from message_choice where account_id = any (:accounts)")
                .param("accounts", numbers(accounts))
                .query((row, _) -> Map.entry(new AccountId(row.getLong("account_id")), choice(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public MessageChoice choice(AccountId account) {
        return choices(List.of(account)).getOrDefault(account, MessageChoice.USUAL);
    }

    public void choose(AccountId account, MessageChoice choice) {
        jdbc.sql(CHOOSE)
                .param("account", account.value())
                .param("language", choice.language().name())
                .param("from", choice.quiet().from())
                .param("to", choice.quiet().to())
                .param("wanted", choice.wanted().toArray(String[]::new))
                .update();
    }

    public MailAddress address(AccountId account) {
        return jdbc.sql("select * from mail_address where account_id = :account")
                .param("account", account.value())
                .query((row, _) -> new MailAddress(
                        Optional.ofNullable(row.getString("address")),
                        Optional.ofNullable(row.getString("asked")),
                        DeliveryStore.instant(row.getObject("asked_at", OffsetDateTime.class))))
                .optional()
                .orElse(MailAddress.NONE);
    }

    public Set<AccountId> withAddress(Collection<AccountId> accounts) {
        return withReach(
                "select account_id from mail_address where account_id = any (:accounts) and address is not null",
                accounts);
    }

    public Set<AccountId> withMobile(Collection<AccountId> accounts) {
        return withReach(
                "select account_id from account_reach where account_id = any (:accounts) and mobile", accounts);
    }

    private Set<AccountId> withReach(String sql, Collection<AccountId> accounts) {
        return jdbc.sql(sql)
                .param("accounts", numbers(accounts))
                .query((row, _) -> new AccountId(row.getLong("account_id")))
                .set();
    }

    public void ask(AccountId account, String address, Instant at) {
        jdbc.sql(ASK)
                .param("account", account.value())
                .param("address", address)
                .param("at", DeliveryStore.utc(at))
                .update();
    }

    /** False where another address was asked for since. */
    public boolean confirm(AccountId account, String address, Instant at) {
        return jdbc.sql(CONFIRM)
                        .param("account", account.value())
                        .param("address", address)
                        .param("at", DeliveryStore.utc(at))
                        .update()
                == 1;
    }

    /** What the one has confirmed goes to the other, unless that has an address of its own. */
    public void carryOver(AccountId from, AccountId to) {
        jdbc.sql(CARRY_OVER).param("from", from.value()).param("to", to.value()).update();
    }

    public void forget(AccountId account) {
        jdbc.sql(FORGET).param("account", account.value()).update();
    }

    public void erase(AccountId account) {
        jdbc.sql("delete from mail_address where account_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("delete from message_choice where account_id = :account")
                .param("account", account.value())
                .update();
    }

    ReachCount reach(Set<Channel> open) {
        return jdbc.sql(UNREACHED)
                .param("mail", open.contains(Channel.MAIL))
                .param("text", open.contains(Channel.TEXT))
                .param("push", open.contains(Channel.PUSH))
                .param(
                        "members",
                        Channel.OF_MEMBERS.stream()
                                .filter(open::contains)
                                .map(Channel::code)
                                .toArray(String[]::new))
                .query((row, _) -> new ReachCount(row.getLong("everybody"), row.getLong("unreached")))
                .single();
    }

    /** How many people there are, and how many of them no channel reaches. */
    public record ReachCount(long everybody, long unreached) {}

    private static Long[] numbers(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static MessageChoice choice(ResultSet row) throws SQLException {
        return new MessageChoice(
                Language.valueOf(row.getString("language")),
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)),
                words(row.getArray("wanted")));
    }

    private static Set<String> words(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
    }
}
