package org.redvest.programmes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.Listing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about posts, and about the shifts of all posts of a programme together. */
@Repository
class PostStore {

    private static final String INSERT = """
            insert into programme_post (post, programme_id, programme_region, region, name, site_name, category, skill, people, what, risks,
                                        safeguards, minimum_age, address, contact_name, contact_phone, note, first_day, last_day, weekdays,
                                        except_holidays, make_up_workdays, hours_from, hours_to, form, made_by, made_at)
            values (:post, :programme, :programmeRegion, :region, :name, :site, :category, :skill, :people, :what, :risks,
                    :safeguards, :age, :address, :contact, :phone, :note, :first, :last, :weekdays,
                    :except, :makeUp, :from, :to, :form, :by, :at)
            """;

    private static final String OF_FORM = """
            select post from programme_post where form = :form and made_by = :by
            """;

    private static final String CHANGE = """
            update programme_post
               set region = :region, name = :name, site_name = :site, category = :category, skill = :skill, people = :people, what = :what,
                   risks = :risks, safeguards = :safeguards, minimum_age = :age, address = :address, contact_name = :contact,
                   contact_phone = :phone, note = :note, first_day = :first, last_day = :last, weekdays = :weekdays,
                   except_holidays = :except, make_up_workdays = :makeUp, hours_from = :from, hours_to = :to, version = version + 1
             where post = :post and version = :version
            """;

    private static final String START = """
            update programme_post
               set started_at = :at, version = version + 1
             where post = :post and started_at is null
            """;

    private static final String DELETE = """
            delete from programme_post where post = :post and started_at is null
            """;

    private static final String FIND = """
            select * from programme_post where post = :post
            """;

    private static final String LIST = """
            select * from programme_post
             where programme_id = :programme
             order by site_name, name, post
             limit :most offset :offset
            """;

    private static final String COUNT = """
            select count(*) from programme_post where programme_id = :programme
            """;

    /** Of all posts: how many shifts there are, and how many of them lie ahead, with their places. */
    private static final String SUM = """
            select count(distinct shift_listed.activity) as posts, count(*) as shifts,
                   count(*) filter (where starts_at > :now) as ahead,
                   coalesce(sum(programme_post.people) filter (where starts_at > :now), 0) as places
              from programme_post
              join shift_listed on activity = post
             where programme_id = :programme and state not in ('cancelled', 'not_held')
            """;

    private final JdbcClient jdbc;

    PostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ActivityNumber number, Programme programme, PostOutline outline, Hat by, UUID form, Instant at) {
        ProgrammeRowStore.bind(jdbc.sql(INSERT), outline)
                .param("post", number.value())
                .param("programme", programme.id().value())
                .param("programmeRegion", programme.region().value())
                .param("form", form)
                .param("by", by.account().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ActivityNumber> ofForm(UUID form, Hat by) {
        return jdbc.sql(OF_FORM)
                .param("form", form)
                .param("by", by.account().value())
                .query(String.class)
                .optional()
                .map(ActivityNumber::new);
    }

    /** False where it was changed since that version. */
    boolean change(ActivityNumber post, int version, PostOutline outline) {
        return ProgrammeRowStore.bind(jdbc.sql(CHANGE), outline)
                        .param("post", post.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void start(ActivityNumber post, Instant at) {
        jdbc.sql(START)
                .param("post", post.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(ActivityNumber post) {
        jdbc.sql(DELETE).param("post", post.value()).update();
    }

    Optional<ProgrammePost> find(ActivityNumber post) {
        return jdbc.sql(FIND)
                .param("post", post.value())
                .query((row, _) -> ProgrammeRowStore.post(row))
                .optional();
    }

    /** All of them; a programme has hundreds, and each is read once when it is started, copied or ended. */
    List<ProgrammePost> list(ProgrammeId programme) {
        return list(programme, 0, Integer.MAX_VALUE);
    }

    List<ProgrammePost> list(ProgrammeId programme, int page) {
        return list(programme, Listing.offset(page), Listing.LENGTH);
    }

    private List<ProgrammePost> list(ProgrammeId programme, long offset, int most) {
        return jdbc.sql(LIST)
                .param("programme", programme.value())
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> ProgrammeRowStore.post(row))
                .list();
    }

    long count(ProgrammeId programme) {
        return jdbc.sql(COUNT)
                .param("programme", programme.value())
                .query(Long.class)
                .single();
    }

    PostsMade made(ProgrammeId programme, Instant now) {
        return jdbc.sql(SUM)
                .param("programme", programme.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new PostsMade(
                        row.getLong("posts"), row.getLong("shifts"), row.getLong("ahead"), row.getLong("places")))
                .single();
    }
}
