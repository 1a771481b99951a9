package org.redvest.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.redvest.attendance.Participation;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Shift;
import org.redvest.orders.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what events tell. Told twice, it stays as it was; told in another order, it comes out the same. */
@Repository
class RecordStore {

    private static final String SESSION = """
        insert into session_record (shift_id, order_number, region, category, item, title_zh, title_en, starts_at, ends_at, day,
                                    accepted, came, on_leave, absent, excused, beneficiaries, confirmed_at, published)
        values (:shift, :order, :region, :category, :item, :titleZh, :titleEn, :starts, :ends, :day,
                :accepted, :came, :onLeave, :absent, :excused, :beneficiaries, :at, true)
        on conflict (shift_id) do nothing
        """;

    /** What was already recorded of a place at that moment or later stays. */
    private static final String PARTICIPATION = """
        insert into participation_record (place_id, shift_id, region, category, day, person, minutes,
                                          came_minute, left_minute, came_how, left_how, recorded_at, published)
        select :place, s.shift_id, s.region, s.category, s.day,
               encode(sha256(convert_to((select secret from person_key) || ':' || :volunteer, 'UTF8')), 'hex'),
               :minutes, :came, :left, :cameHow, :leftHow, :at, s.published
          from session_record s
         where s.shift_id = :shift
           and not exists (select from participation_record p where p.place_id = :place and p.recorded_at >= :at)
        """;

    private static final String SUPERSEDE = """
        update participation_record
           set superseded_at = :at
         where place_id = :place and superseded_at is null and recorded_at < :at
        """;

    private static final String ORDER = """
        insert into order_record (order_number, region, category, day, ends_at, submitted_at, published)
        values (:order, :region, :category, :day, :ends, :submitted, true)
        on conflict (order_number) do update
           set category = excluded.category, day = excluded.day, ends_at = excluded.ends_at
        """;

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void session(ServiceConfirmed event, LocalDate day) {
        var notThere = event.notThere();
        var came = event.participations().size();
        jdbc.sql(SESSION)
                .param("shift", event.shift().value())
                .param("order", event.order().value())
                .param("region", event.region().value())
                .param("category", event.category())
                .param("item", event.item())
                // Off the menu the title is somebody's own words and may name a place or a person: the category stands
                // for it.
                .param("titleZh", event.item().isEmpty() ? "" : event.title().zh())
                .param("titleEn", event.item().isEmpty() ? "" : event.title().en())
                .param("starts", utc(event.start()))
                .param("ends", utc(event.end()))
                .param("day", day)
                .param("accepted", came + notThere.onLeave() + notThere.absent() + notThere.excused())
                .param("came", came)
                .param("onLeave", notThere.onLeave())
                .param("absent", notThere.absent())
                .param("excused", notThere.excused())
                .param("beneficiaries", event.beneficiaries())
                .param("at", utc(event.at()))
                .update();
    }

    void supersede(Participation participation, Instant at) {
        jdbc.sql(SUPERSEDE)
                .param("place", participation.place().value())
                .param("at", utc(at))
                .update();
    }

    void participation(ShiftId shift, Instant start, Participation participation, Instant at) {
        jdbc.sql(PARTICIPATION)
                .param("shift", shift.value())
                .param("place", participation.place().value())
                .param("volunteer", participation.volunteer().value())
                .param("minutes", participation.minutes())
                .param("came", minutesBetween(start, participation.came()))
                .param("left", minutesBetween(start, participation.left()))
                .param("cameHow", participation.cameHow())
                .param("leftHow", participation.leftHow())
                .param("at", utc(at))
                .update();
    }

    Instant start(ShiftId shift) {
        return jdbc.sql("select starts_at from session_record where shift_id = :shift")
                .param("shift", shift.value())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** The day of an order is that of the last of its shifts that runs, for then it is due. */
    void order(Order order, java.time.ZoneId zone) {
        var last = order.liveShifts().stream()
                .map(Shift::end)
                .max(Instant::compareTo)
                .orElseGet(() -> order.shifts().getLast().end());
        var lastStart = order.liveShifts().stream()
                .map(Shift::start)
                .max(Instant::compareTo)
                .orElseGet(() -> order.shifts().getLast().start());
        jdbc.sql(ORDER)
                .param("order", order.number().value())
                .param("region", order.region().value())
                .param("category", order.service().category())
                .param("day", lastStart.atZone(zone).toLocalDate())
                .param("ends", utc(last))
                .param("submitted", utc(order.placed().at()))
                .update();
    }

    void step(OrderNumber order, Step step, Instant at) {
        jdbc.sql(step.statement)
                .param("order", order.value())
                .param("at", utc(at))
                .update();
    }

    /** A moment on an order's way; the first time holds. */
    enum Step {
        APPROVED("approved_at"),
        REJECTED("rejected_at"),
        CANCELLED("cancelled_at"),
        CONFIRMED("confirmed_at"),
        EVALUATED("evaluated_at");

        private final String statement;

        Step(String column) {
            this.statement =
                    "update order_record set %1$s = coalesce(%1$s, :at) where order_number = :order".formatted(column);
        }
    }

    private static int minutesBetween(Instant start, Instant time) {
        return Math.toIntExact(Math.floorDiv(Duration.between(start, time).toSeconds(), 60L));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
