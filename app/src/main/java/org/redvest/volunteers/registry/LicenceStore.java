package org.redvest.volunteers.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about licences and trainings. */
@Repository
class LicenceStore {

    private static final String LIST = """
            select licence_id, skill, title, issuer, number, valid_from, valid_until, checked_at, checked_by, ended_at is not null as ended
              from licence
             where volunteer_id = :volunteer
             order by ended_at is not null, valid_until nulls first, licence_id
            """;

    private static final String ADD = """
            insert into licence (volunteer_id, home, skill, title, issuer, number, valid_from, valid_until, checked_at, checked_by, request)
            values (:volunteer, :home, :skill, :title, :issuer, :number, :from, :until, :at, :by, :request)
                on conflict (request) do nothing
            """;

    private static final String CORRECT = """
            update licence
               set skill = :skill, title = :title, issuer = :issuer, number = :number, valid_from = :from, valid_until = :until,
                   checked_at = :at, checked_by = :by
             where licence_id = :licence and volunteer_id = :volunteer and ended_at is null
            """;

    private static final String END = """
            update licence set ended_at = :at, ended_by = :by
             where licence_id = :licence and volunteer_id = :volunteer and ended_at is null
            """;

    /** What eligibility reads: of each licence the longest that was not ended; the skill goes with it. */
    private static final String FOLLOW = """
            update volunteer
               set licences = valid.skills, licences_until = valid.until,
                   skills = (select array_agg(distinct each order by each) from unnest(volunteer.skills || valid.skills) as each)
              from (select coalesce(array_agg(skill order by skill), '{}') as skills,
                           coalesce(array_agg(until order by skill), '{}') as until
                      from (select skill, max(coalesce(valid_until, date '9999-12-31')) as until
                              from licence
                             where volunteer_id = :volunteer and skill is not null and ended_at is null
                             group by skill) as longest) as valid
             where volunteer_id = :volunteer
            """;

    private static final String CARRY_OVER = """
            update licence
               set volunteer_id = :to, home = (select home from volunteer where volunteer_id = :to)
             where volunteer_id = :from
            """;

    private final JdbcClient jdbc;

    LicenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were ended come last. */
    List<CheckedLicence> list(VolunteerId volunteer) {
        return jdbc.sql(LIST)
                .param("volunteer", volunteer.value())
                .query((row, _) -> licence(row))
                .list();
    }

    boolean add(Profile volunteer, LicenceForm form, AccountId by, Instant at) {
        return written(jdbc.sql(ADD), form, by, at)
                        .param("volunteer", volunteer.id().value())
                        .param("home", volunteer.home().value())
                        .param("request", form.request())
                        .update()
                == 1;
    }

    boolean correct(VolunteerId volunteer, long licence, LicenceForm form, AccountId by, Instant at) {
        return written(jdbc.sql(CORRECT), form, by, at)
                        .param("volunteer", volunteer.value())
                        .param("licence", licence)
                        .update()
                == 1;
    }

    boolean end(VolunteerId volunteer, long licence, AccountId by, Instant at) {
        return jdbc.sql(END)
                        .param("volunteer", volunteer.value())
                        .param("licence", licence)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        jdbc.sql(CARRY_OVER).param("from", from.value()).param("to", to.value()).update();
    }

    void follow(VolunteerId volunteer) {
        jdbc.sql(FOLLOW).param("volunteer", volunteer.value()).update();
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement, LicenceForm form, AccountId by, Instant at) {
        return statement
                .param("skill", form.skill().isEmpty() ? null : form.skill(), Types.VARCHAR)
                .param("title", LicenceForm.plain(form.title()))
                .param("issuer", LicenceForm.plain(form.issuer()))
                .param("number", LicenceForm.plain(form.number()))
                .param("from", form.first().orElse(null), Types.DATE)
                .param("until", form.last().orElse(null), Types.DATE)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }

    private static CheckedLicence licence(ResultSet row) throws SQLException {
        return new CheckedLicence(
                row.getLong("licence_id"),
                Optional.ofNullable(row.getString("skill")),
                row.getString("title"),
                row.getString("issuer"),
                row.getString("number"),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("checked_by", Long.class)).map(AccountId::new),
                row.getBoolean("ended"));
    }
}
