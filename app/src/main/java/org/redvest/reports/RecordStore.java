package org.redvest.reports;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.redvest.attendance.ActivityBook;
import org.redvest.catalogue.Words;
import org.redvest.orders.Order;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what the books and the events tell. Told twice, or in another order, it comes out the same. */
@Repository
class RecordStore {

    private static final String SESSION = """
        insert into session_record (shift_id, order_number, programme, region, category, item, title_zh, title_en, starts_at, ends_at, day,
                                    beneficiaries, measure, measured, confirmed_at, settled, published)
        values (:shift, :order, :programme, :region, :category, :item, :titleZh, :titleEn, :starts, :ends, :day,
                :beneficiaries, :measure, :measured, :at, :settled, true)
        on conflict (shift_id) do update
           set beneficiaries = excluded.beneficiaries, measured = excluded.measured
        """;

    private static final String RECOUNT = """
        insert into recount_record (shift_id, version, region, beneficiaries, measured, recorded_at, superseded_at, published)
        select s.shift_id, :version, s.region, :beneficiaries, :measured, :at, :until, s.published
          from session_record s
         where s.shift_id = :shift
        on conflict (shift_id, version) do update set superseded_at = excluded.superseded_at
        """;

    /** A line of the ledger never changes; a later one can take it back. Followers take turns, so no two number the same person. */
    private static final String PARTICIPATION = """
        with told as (
             select stay.*,
                    left(encode(sha256(convert_to((select secret from person_key) || ':' || volunteer, 'UTF8')), 'hex'), 32)::uuid as person
               from unnest(:places::bigint[], :versions::int[], :volunteers::bigint[], :minutes::int[], :came::int[],
                           :left::int[], :cameHow::text[], :leftHow::text[], :at::text[], :until::text[])
                      as stay (place, version, volunteer, minutes, came, departed, came_how, departed_how, at, until)),
             new as (
             insert into counted_person (person)
             select distinct person from told where not exists (select from counted_person known where known.person = told.person)
             returning number, person),
             people as (table counted_person union all table new)
        insert into participation_record (place_id, version, shift_id, programme, region, category, day, person, minutes,
                                          came_minute, left_minute, came_how, left_how, recorded_at, superseded_at, published)
        select place, version, s.shift_id, s.programme, s.region, s.category, s.day, people.number, told.minutes, came, departed,
               came_how, departed_how, at::timestamptz, until::timestamptz, s.published
          from told
          join people on people.person = told.person
         cross join session_record s
         where s.shift_id = :shift
         order by place, version
        on conflict (place_id, version) do update set superseded_at = excluded.superseded_at
        """;

    private static final String ABSENCE = """
        insert into absence_record (place_id, version, shift_id, programme, region, category, day, said, recorded_at, superseded_at, published)
        select :place, :version, s.shift_id, s.programme, s.region, s.category, s.day, :said, :at, :until, s.published
          from session_record s
         where s.shift_id = :shift
        on conflict (place_id, version) do update set superseded_at = excluded.superseded_at
        """;

    /** Of the versions that are not superseded. Computed anew from all of them, so that it does not matter in which order they were told. */
    private static final String TOTALS = """
        update session_record
           set participations = stays.participations, minutes = stays.minutes,
               contacts = coalesce(recount.beneficiaries, session_record.beneficiaries),
               counted = case when recount.shift_id is null then session_record.measured else recount.measured end,
               totals_at = greatest(confirmed_at, stays.latest, recounts.latest)
          from (select count(*) filter (where superseded_at is null) as participations,
                       coalesce(sum(minutes) filter (where superseded_at is null), 0) as minutes,
                       greatest(max(recorded_at), max(superseded_at)) as latest
                  from participation_record where shift_id = :shift) as stays
         cross join (select greatest(max(recorded_at), max(superseded_at)) as latest
                       from recount_record where shift_id = :shift) as recounts
          left join recount_record as recount on recount.shift_id = :shift and recount.superseded_at is null
         where session_record.shift_id = :shift
        """;

    private static final String ORDER = """
        insert into order_record (order_number, region, category, title_zh, title_en, day, ends_at, submitted_at, published%s)
        values (:order, :region, :category, :titleZh, :titleEn, :day, :ends, :submitted, true%s)
        on conflict (order_number) do update
           set category = excluded.category, title_zh = excluded.title_zh, title_en = excluded.title_en,
               day = excluded.day, ends_at = excluded.ends_at%s
        """;

    /** One follower after the other. */
    private static final String POSITION = "select position from followed for update";

    private static final String FOLLOWED = """
        update followed set position = :position, latest = greatest(latest, :latest)
        """;

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long lockPosition() {
        return jdbc.sql(POSITION).query(Long.class).single();
    }

    /** @param latest moment that was told of; the clock may have been set back since */
    void followed(long position, Instant latest) {
        jdbc.sql(FOLLOWED)
                .param("position", position)
                .param("latest", utc(latest))
                .update();
    }

    /** @param programme whose post it is; {@link Question#ORDERS} of an order */
    void session(Activity activity, long programme, ActivityBook.ServedShift service, LocalDate day) {
        var shift = service.shift();
        var title = published(activity.service());
        jdbc.sql(SESSION)
                .param("shift", shift.id().value())
                .param("order", activity.number().value())
                .param("programme", programme)
                .param("region", activity.region().value())
                .param("category", activity.service().category())
                .param(
                        "item",
                        activity.service().item().map(item -> item.value()).orElse(""))
                .param("titleZh", title.zh())
                .param("titleEn", title.en())
                .param("starts", utc(shift.start()))
                .param("ends", utc(shift.end()))
                .param("day", day)
                .param("beneficiaries", service.beneficiaries())
                .param("measure", activity.service().measure())
                .param("measured", service.measured(), Types.NUMERIC)
                .param("at", utc(service.confirmedAt()))
                .param("settled", service.settled())
                .update();
    }

    /** Off the menu the title is somebody's own words and may name a place or a person: the category stands for it. */
    private static Words published(Service service) {
        return service.offMenu() ? Words.asTyped("") : service.title();
    }

    /** Written in the order of their versions: only one of a place is not superseded. */
    void stays(Shift shift, List<ActivityBook.BookedStay> stays) {
        jdbc.sql(PARTICIPATION)
                .param("shift", shift.id().value())
                .param(
                        "places",
                        column(stays, stay -> stay.participation().place().value(), Long[]::new))
                .param("versions", column(stays, ActivityBook.BookedStay::number, Integer[]::new))
                .param(
                        "volunteers",
                        column(stays, stay -> stay.participation().volunteer().value(), Long[]::new))
                .param("minutes", column(stays, stay -> stay.participation().minutes(), Integer[]::new))
                .param(
                        "came",
                        column(
                                stays,
                                stay -> minutesBetween(
                                        shift.start(), stay.participation().came()),
                                Integer[]::new))
                .param(
                        "left",
                        column(
                                stays,
                                stay -> minutesBetween(
                                        shift.start(), stay.participation().left()),
                                Integer[]::new))
                .param("cameHow", column(stays, stay -> stay.participation().cameHow(), String[]::new))
                .param("leftHow", column(stays, stay -> stay.participation().leftHow(), String[]::new))
                .param("at", column(stays, stay -> stay.enteredAt().toString(), String[]::new))
                .param(
                        "until",
                        column(
                                stays,
                                stay -> stay.voidedAt().map(Instant::toString).orElse(null),
                                String[]::new))
                .update();
    }

    void recount(ShiftId shift, ActivityBook.BookedRecount recount) {
        jdbc.sql(RECOUNT)
                .param("shift", shift.value())
                .param("version", recount.version())
                .param("beneficiaries", recount.beneficiaries())
                .param("measured", recount.measured(), Types.NUMERIC)
                .param("at", utc(recount.countedAt()))
                .param("until", utc(recount.takenBackAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** To be told when all versions of a session are written. */
    void totals(ShiftId shift) {
        jdbc.sql(TOTALS).param("shift", shift.value()).update();
    }

    private static <T> T[] column(
            List<ActivityBook.BookedStay> stays,
            Function<ActivityBook.BookedStay, @Nullable T> value,
            IntFunction<T[]> array) {
        return stays.stream().map(value).toArray(array);
    }

    void absence(ShiftId shift, ActivityBook.BookedAbsence absence) {
        jdbc.sql(ABSENCE)
                .param("shift", shift.value())
                .param("place", absence.place().value())
                .param("version", absence.version())
                .param("said", absence.said().code())
                .param("at", utc(absence.saidAt()))
                .param("until", utc(absence.takenBackAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The day of an order is that of the last of its shifts that runs, for then it is due. */
    void order(Order order, java.time.ZoneId zone) {
        written(ORDER.formatted("", "", ""), order, zone).update();
    }

    /** The order with a moment on its way. */
    void order(Order order, java.time.ZoneId zone, OrderMoment step, Instant at) {
        written(step.withOrder, order, zone).param("at", utc(at)).update();
    }

    private JdbcClient.StatementSpec written(String statement, Order order, java.time.ZoneId zone) {
        var last = order.liveShifts().stream()
                .map(Shift::end)
                .max(Instant::compareTo)
                .orElseGet(() -> order.shifts().getLast().end());
        var lastStart = order.liveShifts().stream()
                .map(Shift::start)
                .max(Instant::compareTo)
                .orElseGet(() -> order.shifts().getLast().start());
        var title = published(order.service());
        return jdbc.sql(statement)
                .param("order", order.number().value())
                .param("region", order.region().value())
                .param("category", order.service().category())
                .param("titleZh", title.zh())
                .param("titleEn", title.en())
                .param("day", lastStart.atZone(zone).toLocalDate())
                .param("ends", utc(last))
                .param("submitted", utc(order.placed().at()));
    }

    void step(ActivityNumber order, OrderMoment step, Instant at) {
        jdbc.sql(step.statement)
                .param("order", order.value())
                .param("at", utc(at))
                .update();
    }

    /** A moment on an order's way; the first time holds. */
    enum OrderMoment {
        APPROVED("approved_at"),
        REJECTED("rejected_at"),
        CANCELLED("cancelled_at"),
        CONFIRMED("confirmed_at"),
        EVALUATED("evaluated_at"),
        NOT_HELD("not_held_at");

        private final String statement;
        private final String withOrder;

        OrderMoment(String column) {
            this.withOrder = ORDER.formatted(
                    ", " + column, ", :at", ", %1$s = coalesce(order_record.%1$s, excluded.%1$s)".formatted(column));
            this.statement =
                    "update order_record set %1$s = coalesce(%1$s, :at) where order_number = :order".formatted(column);
        }
    }

    private static int minutesBetween(Instant start, Instant time) {
        return Math.toIntExact(Math.floorDiv(Duration.between(start, time).toSeconds(), 60L));
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(RecordStore::utc).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
