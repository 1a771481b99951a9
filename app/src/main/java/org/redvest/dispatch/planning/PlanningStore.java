package org.redvest.dispatch.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Position;
import org.redvest.engine.Requirements;
import org.redvest.engine.Slot;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a problem is made of, read in five statements. Volunteers are read through the view that their module offers. */
@Repository
class PlanningStore {

    /** A city's volunteers are read so many at a time. */
    private static final int AT_ONCE = 5_000;

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

    private static final String HELD = """
            select volunteer_id, place_id, need_id, place.lat, place.lon,
                   floor(extract(epoch from starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from ends_at at time zone :zone) / 60)::integer as last_minute
              from place
              join candidate using (volunteer_id)
             where freed_at is null and starts_at >= :from and starts_at < :until
               and candidate.home >= :region and candidate.home < :region || ':'
             order by starts_at, place_id
            """;

    private static final String DECLINED = """
            select volunteer_id, need_id from decline where need_id = any(:needs) and undone_at is null
            """;

    /** Who was asked for a need and did not come is not asked for it again. */
    private static final String ASKED_BEFORE = """
            select volunteer_id, need_id from service_invitation
             where need_id = any(:needs) and (state in ('accepted', 'declined', 'expired') or state = 'open' and expires_at <= :now)
            """;

    private static final String INVITED = """
            select invitation.volunteer_id, invitation.need_id, invitation.lat, invitation.lon,
                   floor(extract(epoch from invitation.starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from invitation.ends_at at time zone :zone) / 60)::integer as last_minute
              from service_invitation as invitation
              join candidate using (volunteer_id)
             where invitation.state = 'open' and invitation.expires_at > :now
               and candidate.home >= :region and candidate.home < :region || ':'
             order by invitation.starts_at, invitation.need_id
            """;

    private static final String ACCEPTED_SINCE = """
            select volunteer_id, count(*) as accepted from place
             where freed_at is null and accepted_at >= :since and accepted_at <= :now
             group by volunteer_id
            """;

    private static final String VOLUNTEERS = """
            select volunteer_id, home, lat, lon, born - date '1970-01-01' as born_day, radius_km, max_shifts, max_shifts_per_day,
                   max_minutes, skills::text as skills, licences::text as licences, licences_until::text as licences_until,
                   interests::text as interests, week, exception_days::text as exception_days,
                   exception_parts::text as exception_parts, do_not_disturb
              from candidate
             where home >= :region and home < :region || ':'
             order by volunteer_id
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
    List<NeedRow> needs(PlanningWish wish, PlannedDays days, Instant soonest, Function<RegionCode, Position> centre) {
        return client.sql(NEEDS_OF_SHIFTS)
                .param("shifts", wish.shiftNumbers().toArray(Long[]::new))
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

    /** By volunteer, in the order of time. */
    Map<Long, List<HeldRow>> held(RegionCode region, LocalDate first, LocalDate last) {
        var held = new HashMap<Long, List<HeldRow>>();
        client.sql(HELD)
                .param("region", region.value())
                .param("from", start(first))
                .param("until", start(last.plusDays(1)))
                .param("zone", clock.getZone().getId())
                .query(row -> {
                    held.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                            .add(held(row));
                });
        return held;
    }

    /** By volunteer, the ids of needs. */
    Map<Long, List<String>> declined(Collection<Long> needs) {
        var declined = new HashMap<Long, List<String>>();
        client.sql(DECLINED).param("needs", needs.toArray(Long[]::new)).query(row -> {
            declined.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                    .add(row.getString("need_id"));
        });
        return declined;
    }

    /** By volunteer, the ids of needs that they were asked for, and whose invitation is over. */
    Map<Long, List<String>> askedBefore(Collection<Long> needs, Instant now) {
        var asked = new HashMap<Long, List<String>>();
        client.sql(ASKED_BEFORE)
                .param("needs", needs.toArray(Long[]::new))
                .param("now", utc(now))
                .query(row -> {
                    asked.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                            .add(row.getString("need_id"));
                });
        return asked;
    }

    /** By volunteer, the needs that they are being asked for, as places: an open invitation keeps its place free. */
    Map<Long, List<HeldRow>> invited(RegionCode region, Instant now) {
        var invited = new HashMap<Long, List<HeldRow>>();
        client.sql(INVITED)
                .param("region", region.value())
                .param("now", utc(now))
                .param("zone", clock.getZone().getId())
                .query(row -> {
                    invited.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                            .add(new HeldRow(-row.getLong("need_id"), row.getString("need_id"), slot(row), site(row)));
                });
        return invited;
    }

    /** By volunteer, how many services they accepted, and have not given back. */
    Map<Long, Integer> acceptedSince(Instant since, Instant now) {
        var accepted = new HashMap<Long, Integer>();
        client.sql(ACCEPTED_SINCE)
                .param("since", utc(since))
                .param("now", utc(now))
                .query(row -> {
                    accepted.put(row.getLong("volunteer_id"), row.getInt("accepted"));
                });
        return accepted;
    }

    /** Those at home in the region, one after the other, with their limits of a month and no load. */
    void volunteers(RegionCode region, PlannedDays days, Consumer<Volunteer> each) {
        var people = new VolunteerText(days);
        client.sql(VOLUNTEERS)
                .withFetchSize(AT_ONCE)
                .param("region", region.value())
                .query(row -> {
                    each.accept(volunteer(row, people));
                });
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

    private static Volunteer volunteer(ResultSet row, VolunteerText text) throws SQLException {
        var standing = new Standing(
                LocalDate.ofEpochDay(row.getInt("born_day")),
                text.licences(row.getString("licences"), row.getString("licences_until")),
                text.shared(row.getString("home")),
                row.getBoolean("do_not_disturb"));
        return new Volunteer(
                row.getString("volunteer_id"),
                position(row),
                row.getDouble("radius_km"),
                text.shared(new Limits(
                        row.getInt("max_shifts"), row.getInt("max_shifts_per_day"), row.getInt("max_minutes"))),
                0,
                text.items(row.getString("skills")),
                text.items(row.getString("interests")),
                text.freeTime(row.getInt("week"), row.getString("exception_days"), row.getString("exception_parts")),
                standing);
    }

    private static HeldRow held(ResultSet row) throws SQLException {
        return new HeldRow(row.getLong("place_id"), row.getString("need_id"), slot(row), site(row));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getDouble("lat"), row.getDouble("lon"));
    }

    /** Sites are as exact as the files of a problem say them, so that what is planned is what can be checked. */
    private static Position site(ResultSet row) throws SQLException {
        return ProblemFolder.asWritten(position(row));
    }

    private static Slot slot(ResultSet row) throws SQLException {
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
