package org.redvest.volunteers.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.WeekPattern;
import org.redvest.volunteers.registration.Registration.Answered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement about registrations. */
@Repository
class RegistrationStore {

    private static final String WAITING_BETWEEN = """
            select count(*) from registration where answer is null and born > :after and born <= :until
            """;

    private static final String VOLUNTEERS_BETWEEN = """
            select count(*) from volunteer where status = 'ACTIVE' and born > :after and born <= :until
            """;

    private static final String INSERT = """
            insert into registration (account_id, region, code, sex, born, skills, interests, week, guardian_name, guardian_phone,
                                      consent_needed, consent_at, request, registered_at)
            values (:account, :region, :code, :sex, :born, :skills, :interests, :week, :guardian, :phone, :needed, :consented, :request, :at)
            """;

    private static final String SELECT = """
            select account_id, region, sex, born, skills, interests, week, guardian_name, guardian_phone, consent_needed, consent_at,
                   consent_withdrawn_at, registered_at, answer, answered_at, answered_by, reason
              from registration
            """;

    private static final String BY_ACCOUNT = SELECT + " where account_id = :account";

    /** What waits for an answer, and what was confirmed and still lacks a guardian's consent; the oldest first. */
    private static final String OPEN = """
             where region >= :lo and region < :hi and registered_at <= :until
               and (answer is null or consent_needed and consent_at is null and answer = 'CONFIRMED')
            """;

    private static final String LIST = SELECT + OPEN + " order by registered_at, account_id limit :most offset :offset";

    private static final String COUNT = "select count(*) from registration" + OPEN;

    /** The first answer stands. */
    private static final String ANSWER = """
            update registration
               set answer = :answer, answered_at = :at, answered_by = :by, reason = :reason
             where account_id = :account and answer is null
            """;

    private static final String CONSENT = """
            update registration set consent_at = :at, consent_withdrawn_at = null
             where account_id = :account and consent_needed and consent_at is null
            """;

    private static final String WITHDRAW_CONSENT = """
            update registration set consent_at = null, consent_withdrawn_at = :at
             where account_id = :account and consent_needed and consent_at is not null
            """;

    private static final String ERASE = """
            update registration
               set sex = null, born = date '1900-01-01', skills = '{}', interests = '{}', week = 0, guardian_name = null,
                   guardian_phone = null
             where account_id = :account
            """;

    private final JdbcClient client;

    RegistrationStore(JdbcClient client) {
        this.client = client;
    }

    /** Applicants without an answer who are below the one age on a day, and not below the other. */
    long waitingBetween(int below, int from, LocalDate day) {
        return between(WAITING_BETWEEN, below, from, day);
    }

    long volunteersBetween(int below, int from, LocalDate day) {
        return between(VOLUNTEERS_BETWEEN, below, from, day);
    }

    private long between(String count, int below, int from, LocalDate day) {
        return client.sql(count)
                .param("after", day.minusYears(below))
                .param("until", day.minusYears(from))
                .query(Long.class)
                .single();
    }

    boolean isKnown(UUID request) {
        return client.sql("select exists (select from registration where request = :request)")
                .param("request", request)
                .query(Boolean.class)
                .single();
    }

    void insert(AccountId account, NewRegistration form, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        client.sql(INSERT)
                .param("account", account.value())
                .param("region", form.region().value())
                .param("code", form.link().code())
                .param("sex", form.sex().name())
                .param("born", form.born())
                .param("skills", sorted(form.skills()))
                .param("interests", sorted(form.interests()))
                .param("week", form.week().bits())
                .param("guardian", form.guardian().map(Guardian::name).orElse(null))
                .param("phone", form.guardian().map(Guardian::phone).orElse(null))
                .param("needed", form.consentNeeded())
                .param("consented", form.consented() ? time : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("request", form.request())
                .param("at", time)
                .update();
    }

    Optional<Registration> find(AccountId account) {
        return client.sql(BY_ACCOUNT)
                .param("account", account.value())
                .query((row, _) -> registration(row))
                .optional();
    }

    List<Registration> list(RegionCode region, Instant until, int most, long offset) {
        return open(LIST, region, until)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> registration(row))
                .list();
    }

    long count(RegionCode region, Instant until) {
        return open(COUNT, region, until).query(Long.class).single();
    }

    private StatementSpec open(String statement, RegionCode region, Instant until) {
        return client.sql(statement)
                .param("lo", region.value())
                .param("hi", region.value() + ":")
                .param("until", until.atOffset(ZoneOffset.UTC));
    }

    /** False where somebody was faster, or the scope does not reach it. */
    boolean answer(AccountId account, Answered answer) {
        return client.sql(ANSWER)
                        .param("account", account.value())
                        .param("answer", answer.confirmed() ? "CONFIRMED" : "REFUSED")
                        .param("at", answer.at().atOffset(ZoneOffset.UTC))
                        .param("by", answer.by().value())
                        .param("reason", answer.reason())
                        .update()
                == 1;
    }

    boolean consent(AccountId account, Instant at) {
        return client.sql(CONSENT)
                        .param("account", account.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean withdrawConsent(AccountId account, Instant at) {
        return client.sql(WITHDRAW_CONSENT)
                        .param("account", account.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void erase(AccountId account) {
        client.sql(ERASE).param("account", account.value()).update();
    }

    private static String[] sorted(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                new AccountId(row.getLong("account_id")),
                new RegionCode(row.getString("region")),
                Optional.ofNullable(row.getString("sex")).map(Sex::valueOf),
                row.getObject("born", LocalDate.class),
                Set.of((String[]) row.getArray("skills").getArray()),
                Set.of((String[]) row.getArray("interests").getArray()),
                new WeekPattern(row.getInt("week")),
                guardian(row),
                row.getBoolean("consent_needed"),
                moment(row, "consent_at"),
                moment(row, "consent_withdrawn_at"),
                moment(row, "registered_at").orElseThrow(),
                answered(row));
    }

    private static Optional<Guardian> guardian(ResultSet row) throws SQLException {
        var name = row.getString("guardian_name");
        return name == null ? Optional.empty() : Optional.of(new Guardian(name, row.getString("guardian_phone")));
    }

    private static Optional<Answered> answered(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return answer == null
                ? Optional.empty()
                : Optional.of(new Answered(
                        answer.equals("CONFIRMED"),
                        moment(row, "answered_at").orElseThrow(),
                        new AccountId(row.getLong("answered_by")),
                        row.getString("reason")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
