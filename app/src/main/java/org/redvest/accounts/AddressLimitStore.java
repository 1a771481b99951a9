package org.redvest.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about how often an address has tried to sign in. Minutes go by the database's clock, which all nodes share. */
@Repository
class AddressLimitStore {

    /** Rows that another attempt has locked are left to it, so attempts do not wait for each other. */
    private static final String FORGET_OLD = """
        delete from address_attempt
         where network_digest in (
               select network_digest from address_attempt
                where since <= clock_timestamp() - interval '1 minute' and network_digest <> :network
                  for update skip locked)
        """;

    private static final String COUNT = """
        insert into address_attempt as known (network_digest, attempts, since) values (:network, 1, clock_timestamp())
            on conflict (network_digest) do update
           set attempts = case when known.since <= clock_timestamp() - interval '1 minute' then 1 else known.attempts + 1 end,
               since = case when known.since <= clock_timestamp() - interval '1 minute' then clock_timestamp() else known.since end
        returning attempts
        """;

    private final JdbcClient jdbc;

    AddressLimitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts this attempt and returns its number in the minute that began with the address's first attempt. */
    int count(byte[] network) {
        jdbc.sql(FORGET_OLD).param("network", network).update();
        return jdbc.sql(COUNT).param("network", network).query(Integer.class).single();
    }
}
