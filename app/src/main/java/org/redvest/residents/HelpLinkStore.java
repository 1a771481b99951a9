package org.redvest.residents;

import static org.redvest.residents.HelpDoorStore.instant;
import static org.redvest.residents.HelpDoorStore.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what a resident does by the link, and about what is erased in the end. */
@Repository
class HelpLinkStore {

    private static final String WITHDRAW = """
            update help_request set state = 'withdrawn', last_event_at = :at
             where request_id = :request and state = 'waiting'
            """;

    private static final String ADD_LINE = """
            with asked as (
                update help_request set last_event_at = :at where request_id = :request returning request_id, region
            )
            insert into help_line (request_id, region, at, words)
            select request_id, region, :at, :words from asked
                on conflict do nothing
            """;

    private static final String SAY_HELPED = """
            update help_request set helped = :helped, helped_words = :words, helped_at = :at, last_event_at = :at
             where request_id = :request
            """;

    private static final String TO_ERASE = """
            select request_id, draft from help_request
             where erased_at is null and last_event_at <= :before
             order by last_event_at
             limit :most
            """;

    /** What was asked for, when, and what became of it stays for the figures; of whom it was is gone. */
    private static final String ERASE = """
            update help_request
               set phone = '', called = '', words = '', said = '', helped_words = '', erased_at = :at,
                   state = case when state = 'waiting' then 'withdrawn' else state end
             where request_id = :request and erased_at is null
            """;

    private final JdbcClient jdbc;

    HelpLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One form that is sent several times at once is read one after the other, before there is a row to lock. */
    void queueUp(byte[] token) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('help_link/' || encode(:token, 'hex'), 0))")
                .param("token", token)
                .query()
                .singleRow();
    }

    Optional<HelpRequest> find(byte[] token) {
        return jdbc.sql("select * from help_request where token_digest = :token")
                .param("token", token)
                .query(HelpRequestStore::request)
                .optional();
    }

    Optional<HelpRequest> lock(byte[] token) {
        return jdbc.sql("select * from help_request where token_digest = :token for update")
                .param("token", token)
                .query(HelpRequestStore::request)
                .optional();
    }

    void withdraw(long request, Instant at) {
        jdbc.sql(WITHDRAW).param("request", request).param("at", time(at)).update();
    }

    void addLine(long request, String words, Instant at) {
        jdbc.sql(ADD_LINE)
                .param("request", request)
                .param("words", words)
                .param("at", time(at))
                .update();
    }

    /** The oldest first. */
    List<AddedLine> lines(long request) {
        return jdbc.sql("select at, words from help_line where request_id = :request order by at, line_id")
                .param("request", request)
                .query((row, _) -> new AddedLine(instant(row, "at").orElseThrow(), row.getString("words")))
                .list();
    }

    void sayHelped(long request, HelpRequest.Thanks thanks) {
        jdbc.sql(SAY_HELPED)
                .param("request", request)
                .param("helped", thanks.helped())
                .param("words", thanks.words())
                .param("at", time(thanks.at()))
                .update();
    }

    record ToErase(long request, Optional<UUID> draft) {}

    List<ToErase> listToErase(Instant before, int most) {
        return jdbc.sql(TO_ERASE)
                .param("before", time(before))
                .param("most", most)
                .query((row, _) ->
                        new ToErase(row.getLong("request_id"), Optional.ofNullable(row.getObject("draft", UUID.class))))
                .list();
    }

    void erase(long request, Instant at) {
        jdbc.sql("delete from help_line where request_id = :request")
                .param("request", request)
                .update();
        jdbc.sql(ERASE).param("request", request).param("at", time(at)).update();
    }
}
