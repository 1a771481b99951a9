package org.redvest.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the outbox. */
@Repository
public class DeliveryStore {

    /** A message told twice is one delivery. */
    private static final String WRITE = """
        insert into delivery (account_id, channel, message, sentence, order_number, starts_at, href, urgency, told_at, due_at, until_at)
        select account, :channel, :message, :sentence, :order, :start::timestamptz, :href, :urgency, :told, due, :until
          from unnest(:accounts, :dues::timestamptz[]) as receiver (account, due)
            on conflict (account_id, channel, message) do nothing
        """;

    /**
     * Committed before anything is sent: after a crash the delivery is known to have been in hand. Materialized, for a subquery with a
     * limit may be run again for each row it is joined to, and then more than one is claimed.
     */
    private static final String CLAIM = """
        with next as materialized (
            select delivery_id
              from delivery
             where channel = :channel and state = 'waiting' and due_at <= :now and until_at > :now
             order by urgency, due_at, delivery_id
               for update skip locked
             limit 1)
        update delivery d
           set state = 'sending', claimed_at = :now, attempts = attempts + 1
          from next
         where d.delivery_id = next.delivery_id
        returning d.*
        """;

    private static final String END = """
        update delivery set state = :state, answer = :answer, ended_at = :now
         where delivery_id = :id and state in ('sending', 'uncertain')
        """;

    private static final String SENT = """
        update delivery set state = 'sent', answer = :answer, carrier_number = nullif(:number, ''), ended_at = :now
         where delivery_id = :id and state in ('sending', 'uncertain')
        """;

    /** The first receipt counts; answers whose message it was. */
    private static final String RECEIPT = """
        update delivery set arrived = :arrived, answer = case when :arrived then answer else :answer end
         where channel = :channel and carrier_number = :number and arrived is null
        returning *
        """;

    private static final String AGAIN = """
        update delivery set state = 'waiting', answer = :answer, due_at = :due where delivery_id = :id and state = 'sending'
        """;

    /** The attempt does not count: the channel took nothing from anybody. */
    private static final String NOT_TAKEN = """
        update delivery set state = 'waiting', answer = :answer, due_at = :due, attempts = attempts - 1
         where delivery_id = :id and state = 'sending'
        """;

    private static final String EXPIRE = """
        update delivery set state = 'expired', ended_at = :now
         where channel = :channel and state = 'waiting' and until_at <= :now
        """;

    /** Claimed by a process that ended before it could note what came of it. */
    private static final String LEFT_BEHIND = """
        update delivery set state = 'uncertain', answer = 'left-behind', ended_at = :now
         where channel = :channel and state = 'sending' and claimed_at < :before
        """;

    private static final String COUNTS = """
        select case when arrived then 'arrived' when not arrived then 'not-arrived' else state end as state, count(*) as number
          from delivery
         where channel = :channel and (state in ('waiting', 'sending') or told_at > :since)
         group by 1
        """;

    private static final String FOR_PERSON = """
        select * from delivery where account_id = :account and told_at > :since order by told_at desc, delivery_id desc limit :most
        """;

    /** Once removed it is counted, in the same statement. */
    private static final String COUNT_AND_REMOVE = """
        with old as materialized (
            select delivery_id
              from delivery
             where ended_at is not null and ended_at < :before
             order by ended_at
             limit :most),
        removed as (
            delete from delivery d using old where d.delivery_id = old.delivery_id
            returning (d.ended_at at time zone :zone)::date as day, d.channel, d.sentence, d.state),
        counted as (
            insert into delivery_count as c (day, channel, sentence, state, number)
            select day, channel, sentence, state, count(*) from removed group by day, channel, sentence, state
                on conflict (day, channel, sentence, state) do update set number = c.number + excluded.number)
        select count(*) from removed
        """;

    /** Pages speak of so many days. */
    static final Duration LEAST_KEPT = Duration.ofDays(30);

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('deliveries of ' || :sentence, 0))";

    private static final String TOLD_OFTEN = """
        select account_id
          from delivery
         where account_id = any (:accounts) and channel = :channel and sentence = :sentence and told_at > :since
         group by account_id
        having count(*) >= :most
        """;

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param dues for each receiver when it may go out */
    public int write(Message message, Channel channel, Map<AccountId, Instant> dues, Instant told, Instant until) {
        var receivers = List.copyOf(dues.entrySet());
        return jdbc.sql(WRITE)
                .param("channel", channel.code())
                .param("message", message.id())
                .param("sentence", message.sentence().name())
                .param("order", message.order())
                .param("start", message.start().map(DeliveryStore::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("href", message.href())
                .param("urgency", message.sentence().urgency())
                .param("told", utc(told))
                .param("until", utc(until))
                .param(
                        "accounts",
                        receivers.stream().map(each -> each.getKey().value()).toArray(Long[]::new))
                .param(
                        "dues",
                        receivers.stream()
                                .map(each -> each.getValue().toString())
                                .toArray(String[]::new))
                .update();
    }

    public Optional<Delivery> claim(Channel channel, Instant now) {
        return jdbc.sql(CLAIM)
                .param("channel", channel.code())
                .param("now", utc(now))
                .query(DeliveryStore::delivery)
                .optional();
    }

    public void end(long id, String state, SendResult.ServerAnswer answer, Instant now) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state)
                .param("answer", answer.kept())
                .param("now", utc(now))
                .update();
    }

    /** @param number of the other side, for its receipt; empty where it gave none */
    public void sent(long id, SendResult.ServerAnswer answer, String number, Instant now) {
        jdbc.sql(SENT)
                .param("id", id)
                .param("answer", answer.kept())
                .param("number", number)
                .param("now", utc(now))
                .update();
    }

    public Optional<Delivery> receipt(Channel channel, String number, boolean arrived, SendResult.ServerAnswer answer) {
        return jdbc.sql(RECEIPT)
                .param("channel", channel.code())
                .param("number", number)
                .param("arrived", arrived)
                .param("answer", answer.kept())
                .query(DeliveryStore::delivery)
                .optional();
    }

    public void again(long id, SendResult.ServerAnswer answer, Instant due) {
        putBack(AGAIN, id, answer, due);
    }

    public void notTaken(long id, SendResult.ServerAnswer answer, Instant due) {
        putBack(NOT_TAKEN, id, answer, due);
    }

    private void putBack(String sql, long id, SendResult.ServerAnswer answer, Instant due) {
        jdbc.sql(sql)
                .param("id", id)
                .param("answer", answer.kept())
                .param("due", utc(due))
                .update();
    }

    public void tidy(Channel channel, Instant claimedBefore, Instant now) {
        jdbc.sql(EXPIRE).param("channel", channel.code()).param("now", utc(now)).update();
        jdbc.sql(LEFT_BEHIND)
                .param("channel", channel.code())
                .param("before", utc(claimedBefore))
                .param("now", utc(now))
                .update();
    }

    public long claimedSince(Channel channel, Instant since) {
        return jdbc.sql("select count(*) from delivery where channel = :channel and claimed_at > :since")
                .param("channel", channel.code())
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    /** How many in each state; those that have ended are counted since a moment. */
    Map<String, Long> counts(Channel channel, Instant since) {
        return jdbc
                .sql(COUNTS)
                .param("channel", channel.code())
                .param("since", utc(since))
                .query((row, _) -> Map.entry(row.getString("state"), row.getLong("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those who have been told a sentence so often. Until the transaction ends, no other one counts the same sentence. */
    public Set<AccountId> toldOften(
            Collection<AccountId> accounts, Channel channel, Sentence sentence, Instant since, int most) {
        jdbc.sql(LOCK).param("sentence", sentence.name()).query((_, _) -> true).list();
        return jdbc.sql(TOLD_OFTEN)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("channel", channel.code())
                .param("sentence", sentence.name())
                .param("since", utc(since))
                .param("most", most)
                .query((row, _) -> new AccountId(row.getLong(1)))
                .set();
    }

    public List<PastDelivery> list(AccountId account, Instant since, int most) {
        return jdbc.sql(FOR_PERSON)
                .param("account", account.value())
                .param("since", utc(since))
                .param("most", most)
                .query((row, _) -> new PastDelivery(
                        delivery(row, 0),
                        row.getString("state"),
                        SendResult.ServerAnswer.read(row.getString("answer"))))
                .list();
    }

    /** Returns how many were removed; their numbers stay in {@code delivery_count}. */
    int countAndRemove(Instant endedBefore, ZoneId zone, int most) {
        return jdbc.sql(COUNT_AND_REMOVE)
                .param("before", utc(endedBefore))
                .param("zone", zone.getId())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    public static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getLong("delivery_id"),
                new AccountId(row.getLong("account_id")),
                Channel.of(row.getString("channel")),
                Sentence.valueOf(row.getString("sentence")),
                row.getString("order_number"),
                instant(row.getObject("starts_at", OffsetDateTime.class)),
                row.getString("href"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }
}
