package org.redvest.programmes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.database.LikePattern;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about programmes as a whole; their posts are in {@link PostStore}. */
@Repository
class ProgrammeStore {

    /** Of a form sent twice the second finds the first one's programme. */
    private static final String INSERT = """
            insert into programme (region, name, aim, organiser, brand, measure, first_day, last_day, copied_from, form, made_by, made_at)
            values (:region, :name, :aim, :organiser, :brand, :measure, :first, :last, :copied, :form, :by, :at)
            on conflict (form) do nothing
            returning programme_id
            """;

    private static final String OF_FORM = """
            select programme_id from programme where form = :form and made_by = :by
            """;

    private static final String CHANGE = """
            update programme
               set name = :name, aim = :aim, organiser = :organiser, brand = :brand, measure = :measure, first_day = :first,
                   last_day = :last, version = version + 1
             where programme_id = :programme and version = :version and state in ('draft', 'running')
            """;

    private static final String START = """
            update programme
               set state = 'running', started_at = :at, version = version + 1
             where programme_id = :programme and state = 'draft'
            """;

    private static final String FINISH = """
            update programme
               set state = :state, reason = nullif(:reason, ''), over_at = :at, version = version + 1
             where programme_id = :programme and state in ('draft', 'running')
            """;

    private static final String FIND = """
            select * from programme where programme_id = :programme
            """;

    private static final String LOCK = """
            select * from programme where programme_id = :programme for no key update
            """;

    private static final String FOUND = """
              from programme
             where (:like = '' or name ilike :like or aim ilike :like or brand ilike :like) and (:state = '' or state = :state)
            """;

    private static final String LIST = """
            select found.*,
                   (select count(*) from programme_post where programme_post.programme_id = found.programme_id) as posts,
                   (select count(*) from shift_listed join programme_post on post = activity
                     where programme_post.programme_id = found.programme_id and state <> 'cancelled') as shifts
              from (select * %s
                     order by case state when 'running' then 0 when 'draft' then 1 else 2 end, first_day desc, programme_id desc
                     limit :most offset :offset) as found
             order by case found.state when 'running' then 0 when 'draft' then 1 else 2 end, first_day desc, programme_id desc
            """.formatted(FOUND);

    private static final String COUNT = "select count(*)" + FOUND;

    private final JdbcClient jdbc;

    ProgrammeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProgrammeId> insert(
            ProgrammeOutline outline, Hat by, UUID form, Optional<ProgrammeId> copied, Instant at) {
        return ProgrammeRowStore.bind(jdbc.sql(INSERT), outline)
                .param("region", by.region().value())
                .param("copied", copied.map(ProgrammeId::value).orElse(null))
                .param("form", form)
                .param("by", by.account().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(ProgrammeId::new);
    }

    Optional<ProgrammeId> ofForm(UUID form, Hat by) {
        return jdbc.sql(OF_FORM)
                .param("form", form)
                .param("by", by.account().value())
                .query(Long.class)
                .optional()
                .map(ProgrammeId::new);
    }

    /** False where it is over, or was changed since that version. */
    boolean change(ProgrammeId programme, int version, ProgrammeOutline outline) {
        return ProgrammeRowStore.bind(jdbc.sql(CHANGE), outline)
                        .param("programme", programme.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void start(ProgrammeId programme, Instant at) {
        jdbc.sql(START)
                .param("programme", programme.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void finish(ProgrammeId programme, ProgrammeState state, String reason, Instant at) {
        jdbc.sql(FINISH)
                .param("programme", programme.value())
                .param("state", state.word())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Programme> find(ProgrammeId programme) {
        return find(FIND, programme);
    }

    /** Makes other transactions that decide about the same programme wait; what they then read is what was decided. */
    Optional<Programme> lock(ProgrammeId programme) {
        return find(LOCK, programme);
    }

    private Optional<Programme> find(String statement, ProgrammeId programme) {
        return jdbc.sql(statement)
                .param("programme", programme.value())
                .query((row, _) -> ProgrammeRowStore.programme(row))
                .optional();
    }

    /** Those that run first, then drafts, then what is over; the latest first. */
    List<ProgrammeRow> list(ProgrammeSearch search, int page) {
        return search(jdbc.sql(LIST), search)
                .param("most", Listing.LENGTH)
                .param("offset", Listing.offset(page))
                .query((row, _) ->
                        new ProgrammeRow(ProgrammeRowStore.programme(row), row.getLong("posts"), row.getLong("shifts")))
                .list();
    }

    long count(ProgrammeSearch search) {
        return search(jdbc.sql(COUNT), search).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec search(JdbcClient.StatementSpec statement, ProgrammeSearch search) {
        return statement
                .param("like", LikePattern.containing(search.words()))
                .param("state", search.state().map(ProgrammeState::word).orElse(""));
    }
}
