package org.redvest.randomcity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.redvest.randomcity.FigureChecks.FigureAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published figures once more, by statements of its own, from the ledger and the confirmations alone. */
final class Recount {

    static final Set<String> KNOWN = Set.of("people", "participations", "sessions", "contacts", "hours");

    private static final String SERVED = """
            with served as (
                select place_id, volunteer_id, shift_id, sum(minutes) as minutes
                  from hours_ledger
                 where entered_at <= :asOf
                   and (starts_at at time zone 'Asia/Shanghai')::date between :from and :to
                   and region like :region and (:category = '' or category = :category)
                 group by place_id, volunteer_id, shift_id
                having sum(case kind when 'void' then -1 else 1 end) > 0)
            """;

    private static final Map<String, String> COUNT = Map.of(
            "people", "select count(distinct volunteer_id) from served",
            "participations", "select count(*) from served",
            "sessions", "select count(distinct shift_id) from served",
            "hours", "select coalesce(sum(minutes), 0) from served",
            "contacts", """
                    select coalesce(sum(coalesce(
                               (select r.beneficiaries from recount r
                                 where r.shift_id = c.shift_id and r.recounted_at <= :asOf
                                 order by r.number desc limit 1),
                               c.beneficiaries)), 0)
                      from confirmation c
                     where c.confirmed_at <= :asOf and c.shift_id in (select shift_id from served)
                    """);

    private final CityServer server;
    private final JdbcClient sql;

    Recount(CityServer server, JdbcClient sql) {
        this.server = server;
        this.sql = sql;
    }

    /** A day that is none is answered by this month, in words: not a question to be counted. */
    boolean knows(FigureAddress question) {
        return KNOWN.contains(question.metric())
                && (question.region() + "430000").matches("43[0-9]+")
                && question.from().matches("20\\d\\d-\\d\\d-\\d\\d")
                && question.to().matches("20\\d\\d-\\d\\d-\\d\\d")
                && question.from().compareTo(question.to()) <= 0
                && question.category().matches("[a-z-]*")
                && !Instant.parse(question.asOf()).isAfter(server.now());
    }

    long count(FigureAddress question) {
        return sql.sql(SERVED + COUNT.get(question.metric()))
                .param("from", LocalDate.parse(question.from()))
                .param("to", LocalDate.parse(question.to()))
                .param("region", question.region() + "%")
                .param("category", question.category())
                .param("asOf", Instant.parse(question.asOf()).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
