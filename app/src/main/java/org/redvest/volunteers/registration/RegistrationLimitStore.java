package org.redvest.volunteers.registration;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about how often an address or a link was used to register, by the database's clock, which all nodes share. */
@Repository
class RegistrationLimitStore {

    /** Rows that another attempt has locked are left to it, so attempts do not wait for each other. */
    private static final String FORGET_OLD = """
            delete from registration_attempt
             where key_digest in (
                   select key_digest from registration_attempt
                    where since <= clock_timestamp() - :window * interval '1 second' and key_digest <> :key
                      for update skip locked)
            """;

    private static final String COUNT = """
            insert into registration_attempt as known (key_digest, attempts, since) values (:key, 1, clock_timestamp())
                on conflict (key_digest) do update
               set attempts = case when known.since <= clock_timestamp() - :window * interval '1 second' then 1 else known.attempts + 1 end,
                   since = case when known.since <= clock_timestamp() - :window * interval '1 second' then clock_timestamp()
                                else known.since end
            returning attempts
            """;

    private final JdbcClient client;

    RegistrationLimitStore(JdbcClient client) {
        this.client = client;
    }

    int count(byte[] key, Duration window) {
        client.sql(FORGET_OLD)
                .param("window", window.toSeconds())
                .param("key", key)
                .update();
        return client.sql(COUNT)
                .param("key", key)
                .param("window", window.toSeconds())
                .query(Integer.class)
                .single();
    }
}
