package org.redvest.dispatch.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.redvest.engine.Need;
import org.redvest.engine.Position;
import org.redvest.engine.Requirements;
import org.redvest.engine.Slot;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The needs that a problem is made of. */
@Repository
class PlanningStore {

    /** What has room for nobody of the region is read too where somebody holds it. */
    private static final String NEEDS = """
            select need_id, shift_id, coalesce(opened_to, '') as opened_to, lat, lon, category, skills, licences, minimum_age, places - taken as free,
                   withdrawn_at is null and closes_at > :now
                       and (starts_with(:region, opened_to) or starts_with(opened_to, :region)) as open,
                   floor(extract(epoch from starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from ends_at at time zone :zone) / 60)::integer as last_minute
              from vacancy
              join opening using (need_id)
             where starts_at >= :from and starts_at < :until
               and (withdrawn_at is null and closes_at > :now or taken > 0)
             order by starts_at, need_id
            """;

    /** Released shifts have a vacancy once they were offered in any way; before that they stand where their community is. */
    private static final String NEEDS_OF_SHIFTS = """
            select n.need_id, n.shift_id, n.region, v.lat, v.lon, n.category, n.skills, n.licences, n.minimum_age,
                   case when v.need_id is null then n.people else greatest(0, v.places - v.taken - v.waiting) end as free,
                   n.state in ('planned', 'dispatching', 'short') and n.starts_at > :soonest as open,
                   floor(extract(epoch from n.starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from n.ends_at at time zone :zone) / 60)::integer as last_minute
              from released_need n
              left join vacancy v using (need_id)
             where n.shift_id = any(:shifts) and n.starts_at >= :from and n.starts_at < :until
               and n.state in ('planned', 'dispatching', 'short', 'staffed')
             order by n.starts_at, n.need_id
            """;

    private final JdbcClient client;
    private final Clock clock;

    PlanningStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** For a tool outside the application. */
    static PlanningStore of(DataSource source, Clock clock) {
        return new PlanningStore(JdbcClient.create(source), clock);
    }

    List<NeedRow> needs(RegionCode region, PlannedDays days, Instant now) {
        return client.sql(NEEDS)
                .param("region", region.value())
                .param("now", utc(now))
                .param("from", start(days.first()))
                .param("until", start(days.last().plusDays(1)))
                .param("zone", clock.getZone().getId())
                .query((row, _) -> need(row, region))
                .list();
    }

    /**
     * The needs of chosen shifts, whether or not they were offered to anybody yet.
     *
     * @param soonest who is asked must still be able to get there
     */
    List<NeedRow> needs(
            Collection<Long> shifts, PlannedDays days, Instant soonest, Function<RegionCode, Position> centre) {
        return client.sql(NEEDS_OF_SHIFTS)
                .param("shifts", shifts.toArray(Long[]::new))
                .param("soonest", utc(soonest))
                .param("from", start(days.first()))
                .param("until", start(days.last().plusDays(1)))
                .param("zone", clock.getZone().getId())
                .query((row, _) -> need(row, centre))
                .list();
    }

    private static NeedRow need(ResultSet row, Function<RegionCode, Position> centre) throws SQLException {
        boolean open = row.getBoolean("open");
        boolean offered = row.getObject("lat") != null;
        var need = new Need(
                row.getString("need_id"),
                row.getString("shift_id"),
                offered ? site(row) : ProblemFolder.asWritten(centre.apply(new RegionCode(row.getString("region")))),
                slot(row),
                0,
                ProblemBuilder.POINTS_A_PLACE,
                texts(row, "skills"),
                row.getString("category"),
                shared(new Requirements(row.getInt("minimum_age"), texts(row, "licences"), "")));
        return new NeedRow(need, open, open ? Math.max(0, row.getInt("free")) : 0);
    }

    private static Requirements shared(Requirements requirements) {
        return requirements.equals(Requirements.NONE) ? Requirements.NONE : requirements;
    }

    private static NeedRow need(ResultSet row, RegionCode region) throws SQLException {
        boolean open = row.getBoolean("open");
        var openedTo = row.getString("opened_to");
        var homesIn = openedTo.startsWith(region.value()) && !openedTo.equals(region.value()) ? openedTo : "";
        var requirements = new Requirements(row.getInt("minimum_age"), texts(row, "licences"), homesIn);
        var need = new Need(
                row.getString("need_id"),
                row.getString("shift_id"),
                site(row),
                slot(row),
                0,
                ProblemBuilder.POINTS_A_PLACE,
                texts(row, "skills"),
                row.getString("category"),
                shared(requirements));
        return new NeedRow(need, open, open ? row.getInt("free") : 0);
    }

    static Position position(ResultSet row) throws SQLException {
        return new Position(row.getDouble("lat"), row.getDouble("lon"));
    }

    /** Sites are as exact as the files of a problem say them, so that what is planned is what can be checked. */
    static Position site(ResultSet row) throws SQLException {
        return ProblemFolder.asWritten(position(row));
    }

    static Slot slot(ResultSet row) throws SQLException {
        return new Slot(row.getInt("first_minute"), row.getInt("last_minute"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
