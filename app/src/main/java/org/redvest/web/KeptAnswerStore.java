package org.redvest.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the answers that can be asked for again. The rows hold digests and sealed bytes alone. */
@Repository
class KeptAnswerStore {

    private static final String FORGET_OLD = """
        delete from kept_answer
         where number in (select number from kept_answer where kept_at < :latest for update skip locked)
        """;

    private static final String FORGET_OF_READER = """
        delete from kept_answer
         where number in (
               select number from kept_answer where reader_digest = :reader order by number desc offset :most)
        """;

    /** The oldest one of the address that has most. */
    private static final String MAKE_ROOM = """
        with held as (
            select address_digest, count(*) as answers from kept_answer group by address_digest)
        delete from kept_answer
         where number in (
               select min(number)
                 from kept_answer join held using (address_digest)
                where answers = (select max(answers) from held)
               having (select sum(answers) from held) >= :most)
        """;

    private static final String KEEP = """
        insert into kept_answer (token_digest, reader_digest, address_digest, sealed, kept_at)
        values (:token, :reader, :address, :sealed, :at)
        """;

    private static final String FIND = """
        select sealed from kept_answer where token_digest = :token and kept_at > :latest
        """;

    private final JdbcClient jdbc;

    KeptAnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param latest what was kept before is too old */
    void forget(Instant latest) {
        jdbc.sql(FORGET_OLD).param("latest", latest.atOffset(ZoneOffset.UTC)).update();
    }

    /** Leaves room for one more of this reader, and for one more in all. */
    void makeRoom(byte[] reader, int mostOfReader, int most) {
        jdbc.sql(FORGET_OF_READER)
                .param("reader", reader)
                .param("most", mostOfReader - 1)
                .update();
        jdbc.sql(MAKE_ROOM).param("most", most).update();
    }

    void keep(byte[] token, byte[] reader, byte[] address, byte[] sealed, Instant at) {
        jdbc.sql(KEEP)
                .param("token", token)
                .param("reader", reader)
                .param("address", address)
                .param("sealed", sealed)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> find(byte[] token, Instant latest) {
        return jdbc.sql(FIND)
                .param("token", token)
                .param("latest", latest.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }
}
