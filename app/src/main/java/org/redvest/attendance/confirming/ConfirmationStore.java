package org.redvest.attendance.confirming;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Counting;
import org.redvest.attendance.ShiftEnd;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ShiftId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about confirmations and what is taken back of them. Rows are only added; keys decide a race. */
@Repository
public class ConfirmationStore {

    private static final String CONFIRM = """
        insert into confirmation (shift_id, activity, region, beneficiaries, measure, measured, settled, confirmed_by, confirmed_at)
        values (:shift, :activity, :region, :beneficiaries, :measure, :measured, :by::bigint is null, :by, :at)
        on conflict (shift_id) do nothing
        """;

    private static final String CONFIRMED = """
        select coalesce(r.beneficiaries, c.beneficiaries) as beneficiaries,
               case when r.shift_id is null then c.measured else r.measured end as measured, confirmed_by, confirmed_at
          from confirmation c
          left join lateral (select * from recount where shift_id = c.shift_id order by number desc limit 1) r on true
         where c.shift_id = :shift
        """;

    private static final String ENDS = """
        select shift_id, settled,
               exists (select from presence where presence.shift_id = confirmation.shift_id and said = 'came') as any_came
          from confirmation
         where shift_id = any (:shifts)
        """;

    private static final String COUNTINGS = """
        select 0 as number, beneficiaries, measured, '' as reason, confirmed_at as at from confirmation where shift_id = :shift
        union all
        select number, beneficiaries, measured, reason, recounted_at from recount where shift_id = :shift
         order by number
        """;

    private static final String COUNT = """
        insert into recount (shift_id, number, region, beneficiaries, measured, reason, recounted_by, recounted_at)
        values (:shift, :number, :region, :beneficiaries, :measured, :reason, :by, :at)
        on conflict (shift_id, number) do nothing
        """;

    private static final String AMEND = """
        insert into amendment (place_id, shift_id, region, said_before, said_now, reason, amended_by, amended_at)
        values (:place, :shift, :region, :before, :now, :reason, :by, :at)
        """;

    private static final String AMENDMENTS = """
        select place_id, said_before, said_now, reason, amended_at from amendment where shift_id = :shift order by amendment_id
        """;

    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False when another was first; a racing second waits here until the first has committed.
     *
     * @param by whose word it is; empty where the shift is settled from the marks
     */
    boolean confirm(ShiftId shift, Activity activity, Counted counted, Optional<AccountId> by, Instant at) {
        return jdbc.sql(CONFIRM)
                        .param("shift", shift.value())
                        .param("activity", activity.number().value())
                        .param("region", activity.region().value())
                        .param("beneficiaries", counted.beneficiaries())
                        .param("measure", activity.service().measure())
                        .param("measured", counted.measured(), java.sql.Types.NUMERIC)
                        .param("by", by.map(AccountId::value).orElse(null), java.sql.Types.BIGINT)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Optional<Confirmed> confirmed(ShiftId shift) {
        return jdbc.sql(CONFIRMED)
                .param("shift", shift.value())
                .query((row, _) -> new Confirmed(
                        new Counted(row.getInt("beneficiaries"), row.getBigDecimal("measured")),
                        Optional.ofNullable(row.getObject("confirmed_by", Long.class))
                                .map(AccountId::new),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** How those of them ended that are confirmed or settled. */
    Map<ShiftId, ShiftEnd> ends(List<ShiftId> shifts) {
        return jdbc
                .sql(ENDS)
                .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                .query((row, _) -> Map.entry(
                        new ShiftId(row.getLong("shift_id")),
                        ShiftEnd.of(row.getBoolean("settled"), row.getBoolean("any_came"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Oldest first: the confirmation's own, and what was counted again. Empty before the confirmation. */
    public List<Counting> countings(ShiftId shift) {
        return jdbc.sql(COUNTINGS)
                .param("shift", shift.value())
                .query((row, _) -> new Counting(
                        row.getInt("number"),
                        row.getInt("beneficiaries"),
                        row.getBigDecimal("measured"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** False when a colleague counted again meanwhile. */
    boolean count(ShiftId shift, RegionCode region, Counting counting, AccountId by) {
        return jdbc.sql(COUNT)
                        .param("shift", shift.value())
                        .param("number", counting.number())
                        .param("region", region.value())
                        .param("beneficiaries", counting.beneficiaries())
                        .param("measured", counting.measured(), java.sql.Types.NUMERIC)
                        .param("reason", counting.reason())
                        .param("by", by.value())
                        .param("at", counting.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void amend(Place place, ConfirmationAmendment amendment, AccountId by) {
        jdbc.sql(AMEND)
                .param("place", place.id().value())
                .param("shift", place.shift().value())
                .param("region", place.region().value())
                .param("before", amendment.before().code())
                .param("now", amendment.now().code())
                .param("reason", amendment.why())
                .param("by", by.value())
                .param("at", amendment.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    public List<ConfirmationAmendment> amendments(ShiftId shift) {
        return jdbc.sql(AMENDMENTS)
                .param("shift", shift.value())
                .query((row, _) -> new ConfirmationAmendment(
                        new PlaceId(row.getLong("place_id")),
                        AttendanceWord.stored(row.getString("said_before")),
                        AttendanceWord.stored(row.getString("said_now")),
                        row.getString("reason"),
                        row.getObject("amended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the community said of somebody, taken back and said again. */
    public record ConfirmationAmendment(
            PlaceId place, AttendanceWord before, AttendanceWord now, String why, Instant at) {}

    /**
     * What the community counted.
     *
     * @param measured what the service counts beside people: kilograms, trees; absent where it counts nothing else
     */
    record Counted(int beneficiaries, @Nullable BigDecimal measured) {}

    /** @param by empty where the shift was settled from the marks */
    public record Confirmed(Counted counted, Optional<AccountId> by, Instant at) {
        boolean settled() {
            return by.isEmpty();
        }
    }
}
