package org.redvest.channels.mine;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.channels.Channel;
import org.redvest.channels.DeliveryStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the links and codes that confirm an address, as they lie in the outbox. */
@Repository
class AddressProofStore {

    private static final String COUNT = """
        select count(*)
          from delivery
         where account_id = :account and channel = :channel and sentence in ('CONFIRM_ADDRESS', 'CONFIRM_CODE') and told_at > :since
        """;

    private static final String OVERTAKE = """
        update delivery set state = 'expired', ended_at = :now
         where account_id = :account and channel = :channel and sentence = 'CONFIRM_CODE' and state = 'waiting'
        """;

    private final JdbcClient jdbc;

    AddressProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often a person had a link or a code sent to an address. */
    long sentSince(AccountId account, Channel channel, Instant since) {
        return jdbc.sql(COUNT)
                .param("account", account.value())
                .param("channel", channel.code())
                .param("since", DeliveryStore.utc(since))
                .query(Long.class)
                .single();
    }

    /** Codes that still wait do not go out: another one was asked for, or none is wanted any more. */
    void overtake(AccountId account, Channel channel, Instant now) {
        jdbc.sql(OVERTAKE)
                .param("account", account.value())
                .param("channel", channel.code())
                .param("now", DeliveryStore.utc(now))
                .update();
    }
}
