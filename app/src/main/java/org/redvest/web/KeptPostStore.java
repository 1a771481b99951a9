package org.redvest.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the forms that are kept for later. The rows hold digests and sealed bytes alone. */
@Repository
class KeptPostStore {

    private static final String FORGET_OLD = """
        delete from kept_post
         where token_digest in (select token_digest from kept_post where kept_at < :latest for update skip locked)
        """;

    /** The oldest one of the address that has most. */
    private static final String MAKE_ROOM = """
        with held as (
            select address_digest, count(*) as posts from kept_post group by address_digest)
        delete from kept_post
         where number in (
               select min(number)
                 from kept_post join held using (address_digest)
                where posts = (select max(posts) from held)
               having (select sum(posts) from held) >= :most)
        """;

    private static final String KEEP = """
        insert into kept_post (token_digest, address_digest, sealed, kept_at) values (:token, :address, :sealed, :at)
        """;

    private static final String FIND = """
        select sealed from kept_post where token_digest = :token and kept_at > :latest
        """;

    private final JdbcClient jdbc;

    KeptPostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param latest what was kept before is too old */
    void makeRoom(Instant latest, int most) {
        jdbc.sql(FORGET_OLD).param("latest", latest.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql(MAKE_ROOM).param("most", most).update();
    }

    void keep(byte[] token, byte[] address, byte[] sealed, Instant at) {
        jdbc.sql(KEEP)
                .param("token", token)
                .param("address", address)
                .param("sealed", sealed)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> find(byte[] token, Instant latest) {
        OffsetDateTime since = latest.atOffset(ZoneOffset.UTC);
        return jdbc.sql(FIND)
                .param("token", token)
                .param("latest", since)
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }
}
