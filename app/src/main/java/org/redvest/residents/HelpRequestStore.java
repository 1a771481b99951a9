package org.redvest.residents;

import static org.redvest.residents.HelpDoorStore.instant;
import static org.redvest.residents.HelpDoorStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about what residents ask, as the community works on it. */
@Repository
class HelpRequestStore {

    private static final String INSERT = """
            insert into help_request (region, code, token_digest, mark, category, wanted, words, phone, called,
                                      asked_at, answer_due, state, last_event_at)
            values (:region, :code, :token, :mark, :category, :wanted, :words, :phone, :called, :at, :due, 'waiting', :at)
                on conflict (token_digest) do nothing
            returning request_id
            """;

    /** Those that wait first, the longest waiting at the top; then the newest. */
    private static final String OF_REGION = """
            select *
              from help_request
             where region >= :region and region < :region || ':'
             order by state <> 'waiting', case when state = 'waiting' then answer_due end, asked_at desc, request_id desc
             limit :most offset :from
            """;

    private static final String COUNT_OF_REGION = """
            select count(*)
              from help_request
             where region >= :region and region < :region || ':'
            """;

    private static final String OVERDUE = """
            select *
              from help_request
             where region >= :region and region < :region || ':' and state = 'waiting' and answer_due <= :now
             order by answer_due, request_id
             limit :most offset :from
            """;

    private static final String COUNT_WAITING = """
            select count(*)
              from help_request
             where region >= :region and region < :region || ':' and state = 'waiting'
            """;

    private static final String COUNT_OVERDUE = COUNT_WAITING + " and answer_due <= :now";

    private static final String BEGIN_ORDER = """
            update help_request set draft = :draft
             where request_id = :request and state = 'waiting'
            """;

    private static final String ORDERED = """
            update help_request
               set order_number = :order, last_event_at = :at, state = case when state = 'waiting' then 'ordered' else state end
             where request_id = :request and order_number is null
            """;

    /** Also what was answered or withdrawn meanwhile: a form that lay open may still be sent. */
    private static final String BEGUN = """
            select *
              from help_request
             where region = :region and draft is not null and order_number is null
               for update
            """;

    /** Nothing came of the order: the community owes an answer again. */
    private static final String WAIT_AGAIN = """
            update help_request
               set state = 'waiting', failed_order = order_number, order_number = null, draft = null, answer_due = :due, last_event_at = :at
             where order_number = :order and state = 'ordered'
            returning request_id, region, mark
            """;

    private static final String GO_ON = """
            update help_request
               set state = 'ordered', order_number = failed_order, failed_order = null, last_event_at = :at
             where failed_order = :order and state = 'waiting'
            """;

    private static final String ANSWER = """
            update help_request
               set state = :state, answer = :kind, said = :said, answered_by = :by, answered_at = :at, last_event_at = :at
             where request_id = :request and state = 'waiting'
            """;

    private final JdbcClient jdbc;

    HelpRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where this link has a request already. */
    Optional<Long> insert(HelpDoor door, String mark, byte[] token, HelpRequest.RequestText asked, Instant due) {
        return jdbc.sql(INSERT)
                .param("region", door.region().value())
                .param("code", door.code())
                .param("token", token)
                .param("mark", mark)
                .param("category", asked.category())
                .param("wanted", asked.wanted().word())
                .param("words", asked.words())
                .param("phone", asked.phone())
                .param("called", asked.called())
                .param("at", time(asked.at()))
                .param("due", time(due))
                .query(Long.class)
                .optional();
    }

    Optional<HelpRequest> find(long request) {
        return jdbc.sql("select * from help_request where request_id = :request")
                .param("request", request)
                .query(HelpRequestStore::request)
                .optional();
    }

    /** Others that decide about it wait until the caller's transaction ends. */
    Optional<HelpRequest> lock(long request) {
        return jdbc.sql("select * from help_request where request_id = :request for update")
                .param("request", request)
                .query(HelpRequestStore::request)
                .optional();
    }

    List<HelpRequest> list(RegionCode region, long from, int most) {
        return jdbc.sql(OF_REGION)
                .param("region", region.value())
                .param("from", from)
                .param("most", most)
                .query(HelpRequestStore::request)
                .list();
    }

    long count(RegionCode region) {
        return count(COUNT_OF_REGION, region).query(Long.class).single();
    }

    List<HelpRequest> listOverdue(RegionCode region, Instant now, long from, int most) {
        return jdbc.sql(OVERDUE)
                .param("region", region.value())
                .param("now", time(now))
                .param("from", from)
                .param("most", most)
                .query(HelpRequestStore::request)
                .list();
    }

    long countWaiting(RegionCode region) {
        return count(COUNT_WAITING, region).query(Long.class).single();
    }

    long countOverdue(RegionCode region, Instant now) {
        return count(COUNT_OVERDUE, region)
                .param("now", time(now))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec count(String sql, RegionCode region) {
        return jdbc.sql(sql).param("region", region.value());
    }

    void beginOrder(long request, UUID draft) {
        jdbc.sql(BEGIN_ORDER).param("request", request).param("draft", draft).update();
    }

    /** Those for which the form of an order was begun, and not sent as far as is known. */
    List<HelpRequest> lockBegun(RegionCode region) {
        return jdbc.sql(BEGUN)
                .param("region", region.value())
                .query(HelpRequestStore::request)
                .list();
    }

    void ordered(long request, ActivityNumber order, Instant at) {
        jdbc.sql(ORDERED)
                .param("request", request)
                .param("order", order.value())
                .param("at", time(at))
                .update();
    }

    List<HelpAsked> waitAgain(ActivityNumber order, Instant due, Instant at) {
        return jdbc.sql(WAIT_AGAIN)
                .param("order", order.value())
                .param("due", time(due))
                .param("at", time(at))
                .query((row, _) -> new HelpAsked(
                        row.getLong("request_id"),
                        new RegionCode(row.getString("region")),
                        row.getString("mark"),
                        due,
                        at))
                .list();
    }

    void goOn(ActivityNumber order, Instant at) {
        jdbc.sql(GO_ON).param("order", order.value()).param("at", time(at)).update();
    }

    void moved(ActivityNumber order, Instant at) {
        jdbc.sql("update help_request set last_event_at = :at where order_number = :order and last_event_at < :at")
                .param("order", order.value())
                .param("at", time(at))
                .update();
    }

    /** Those of which an order was made. */
    List<HelpRequest> listOf(ActivityNumber order) {
        return jdbc.sql("select * from help_request where order_number = :order order by request_id")
                .param("order", order.value())
                .query(HelpRequestStore::request)
                .list();
    }

    void answer(long request, HelpAnswer answer, Hat by) {
        jdbc.sql(ANSWER)
                .param("request", request)
                .param("state", answer.kind().closes() ? "closed" : "answered")
                .param("kind", answer.kind().word())
                .param("said", answer.said())
                .param("by", by.account().value())
                .param("at", time(answer.at()))
                .update();
    }

    static HelpRequest request(ResultSet row, int index) throws SQLException {
        return new HelpRequest(
                row.getLong("request_id"),
                new RegionCode(row.getString("region")),
                row.getString("mark"),
                new HelpRequest.RequestText(
                        row.getString("category"),
                        HelpRequest.WantedTime.valueOf(row.getString("wanted").toUpperCase(Locale.ROOT)),
                        row.getString("words"),
                        row.getString("phone"),
                        row.getString("called"),
                        instant(row, "asked_at").orElseThrow()),
                instant(row, "answer_due").orElseThrow(),
                HelpRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("draft", UUID.class)),
                Optional.ofNullable(row.getString("order_number")).map(ActivityNumber::new),
                Optional.ofNullable(row.getString("failed_order")).map(ActivityNumber::new),
                answerOf(row),
                thanksOf(row),
                instant(row, "last_event_at").orElseThrow(),
                instant(row, "erased_at").isPresent());
    }

    private static Optional<HelpAnswer> answerOf(ResultSet row) throws SQLException {
        var said = row.getString("said");
        var at = instant(row, "answered_at");
        return Optional.ofNullable(row.getString("answer"))
                .flatMap(HelpAnswer.HelpAnswerKind::of)
                .map(kind -> new HelpAnswer(kind, said, at.orElseThrow()));
    }

    private static Optional<HelpRequest.Thanks> thanksOf(ResultSet row) throws SQLException {
        var words = row.getString("helped_words");
        var at = instant(row, "helped_at");
        return Optional.ofNullable(row.getString("helped"))
                .map(helped -> new HelpRequest.Thanks(helped, words, at.orElseThrow()));
    }
}
