package org.redvest.volunteers.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about insurances of volunteers. */
@Repository
class InsuranceStore {

    private static final String LIST = """
            select insurance_id, insurer, first_day, last_day, recorded_at, recorded_by
              from insurance
             where volunteer_id = :volunteer and withdrawn_at is null
             order by last_day desc, insurance_id desc
            """;

    private static final String ADD = """
            insert into insurance (volunteer_id, home, insurer, first_day, last_day, recorded_at, recorded_by, request)
            values (:volunteer, :home, :insurer, :first, :last, :at, :by, :request)
                on conflict (request) do nothing
            """;

    private static final String WITHDRAW = """
            update insurance set withdrawn_at = :at, withdrawn_by = :by
             where insurance_id = :insurance and volunteer_id = :volunteer and withdrawn_at is null
            """;

    private static final String CARRY_OVER = """
            update insurance
               set volunteer_id = :to, home = (select home from volunteer where volunteer_id = :to)
             where volunteer_id = :from
            """;

    private final JdbcClient jdbc;

    InsuranceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Insurance> list(VolunteerId volunteer) {
        return jdbc.sql(LIST)
                .param("volunteer", volunteer.value())
                .query((row, _) -> new Insurance(
                        row.getLong("insurance_id"),
                        row.getString("insurer"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        new AccountId(row.getLong("recorded_by"))))
                .list();
    }

    boolean add(Profile volunteer, InsuranceForm form, AccountId by, Instant at) {
        return jdbc.sql(ADD)
                        .param("volunteer", volunteer.id().value())
                        .param("home", volunteer.home().value())
                        .param("insurer", form.plainInsurer())
                        .param("first", form.first().orElseThrow())
                        .param("last", form.last().orElseThrow())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by.value())
                        .param("request", form.request())
                        .update()
                == 1;
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        jdbc.sql(CARRY_OVER).param("from", from.value()).param("to", to.value()).update();
    }

    boolean withdraw(VolunteerId volunteer, long insurance, AccountId by, Instant at) {
        return jdbc.sql(WITHDRAW)
                        .param("volunteer", volunteer.value())
                        .param("insurance", insurance)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by.value())
                        .update()
                == 1;
    }
}
