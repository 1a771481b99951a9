package org.redvest.randomcity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How time passes: a minute or two with each step, and now and then to where things happen, or far beyond. */
final class CityTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String NEXT = """
            select min(%1$s) from shift where %1$s > :now and state not in ('cancelled', 'confirmed')
               and shift_id in (select shift_id from place where freed_at is null)
            """;

    /** Somebody could check in or out, or confirm what was served. */
    private static final String SOMETHING_TO_DO = """
            select exists (select from place p left join presence r using (place_id)
                            where p.freed_at is null and r.left_at is null
                              and p.starts_at - interval '30 minutes' <= :now and :now <= p.ends_at + interval '15 minutes')
                or exists (select from presence r join shift s using (shift_id)
                            where s.state not in ('confirmed', 'cancelled') and s.ends_at between :now - interval '1 day' and :now)
            """;

    private enum Jump {
        TO_A_SERVICE(10),
        AFTER_A_SERVICE(7),
        HOURS(3),
        MIDNIGHT(2),
        DAY(2),
        MONTH_END(1),
        THREE_WEEKS(0.6),
        BACK(0.4);

        final double weight;

        Jump(double weight) {
            this.weight = weight;
        }
    }

    private final CityServer server;
    private final JdbcClient sql;

    CityTime(CityServer server, JdbcClient sql) {
        this.server = server;
        this.sql = sql;
    }

    void passes(CityStep step) {
        server.moveTo(server.now().plusSeconds(step.between("seconds", 0, 90)));
    }

    /** Returns what happened, in words. */
    String jumps(CityStep step) {
        if (step.happens("wait for those at work", 0.7) && somethingToDo()) {
            passes(step);
            return "time passes, people are at work";
        }
        var jump = step.pick("jump", List.of(Jump.values()), Jump::name, each -> each.weight)
                .orElseThrow();
        server.moveTo(to(jump, step));
        return "time passes: " + jump.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", it is "
                + server.now().atZone(ZONE).toLocalDateTime();
    }

    private boolean somethingToDo() {
        return sql.sql(SOMETHING_TO_DO)
                .param("now", server.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private Instant to(Jump jump, CityStep step) {
        var now = server.now().atZone(ZONE);
        return switch (jump) {
            case TO_A_SERVICE ->
                next("starts_at")
                        .map(start -> start.minus(Duration.ofMinutes(step.between("before", -5, 20))))
                        .filter(server.now()::isBefore)
                        .orElse(server.now().plus(Duration.ofHours(1)));
            case AFTER_A_SERVICE ->
                next("ends_at")
                        .map(end -> end.plus(Duration.ofMinutes(step.between("after", 1, 30))))
                        .orElse(server.now().plus(Duration.ofHours(2)));
            case HOURS -> now.plusHours(step.between("hours", 1, 6)).toInstant();
            case MIDNIGHT -> edge(now, now.plusDays(1), step);
            case DAY -> now.plusDays(1).with(LocalTime.of(9, 30)).toInstant();
            case MONTH_END -> edge(now, now.withDayOfMonth(1).plusMonths(1), step);
            case THREE_WEEKS -> now.plusDays(21).toInstant();
            case BACK -> now.minusSeconds(90).toInstant();
        };
    }

    /** A minute before a day begins, or just after. */
    private static Instant edge(ZonedDateTime now, ZonedDateTime day, CityStep step) {
        var midnight = day.toLocalDate().atStartOfDay(ZONE);
        var before = midnight.minusMinutes(1);
        return step.happens("before midnight", 0.5) && before.isAfter(now)
                ? before.toInstant()
                : midnight.plusSeconds(20).toInstant();
    }

    private Optional<Instant> next(String what) {
        return sql.sql(NEXT.formatted(what))
                .param("now", server.now().atOffset(ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }
}
