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
import javax.sql.DataSource;
import org.redvest.engine.Limits;
import org.redvest.engine.Need;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The people of a problem, and what they hold, were asked and declined. Volunteers are read through the view that their module offers. */
@Repository
class PlanningPeopleStore {

    /** A city's volunteers are read so many at a time. */
    private static final int AT_ONCE = 5_000;

    private static final String NEAR = """
            select volunteer_id from candidates_near(:lat, :lon, :region, :km)
             where :everybody or not do_not_disturb and (interests = '{}' or :category = any (interests))
            """;

    private static final String BOUND = """
            select volunteer_id from place where need_id = :need and freed_at is null
            union
            select volunteer_id from service_invitation where need_id = :need and state = 'open' and expires_at > :now
            """;

    private static final String HELD = """
            select volunteer_id, place_id, need_id, place.lat, place.lon,
                   floor(extract(epoch from starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from ends_at at time zone :zone) / 60)::integer as last_minute
              from place
              join candidate using (volunteer_id)
             where freed_at is null and starts_at >= :from and starts_at < :until
               and {whom}
             order by starts_at, place_id
            """;

    private static final String DECLINED = """
            select volunteer_id, need_id from decline where need_id = any(:needs) and undone_at is null and {numbers}
            """;

    /** Who was asked for a need and did not come is not asked for it again. */
    private static final String ASKED_BEFORE = """
            select volunteer_id, need_id from service_invitation
             where need_id = any(:needs) and (state in ('accepted', 'declined', 'expired') or state = 'open' and expires_at <= :now)
               and {numbers}
            """;

    private static final String INVITED = """
            select invitation.volunteer_id, invitation.need_id, invitation.lat, invitation.lon,
                   floor(extract(epoch from invitation.starts_at at time zone :zone) / 60)::integer as first_minute,
                   floor(extract(epoch from invitation.ends_at at time zone :zone) / 60)::integer as last_minute
              from service_invitation as invitation
              join candidate using (volunteer_id)
             where invitation.state = 'open' and invitation.expires_at > :now
               and {whom}
             order by invitation.starts_at, invitation.need_id
            """;

    private static final String ACCEPTED_SINCE = """
            select volunteer_id, count(*) as accepted from place
             where freed_at is null and accepted_at >= :since and accepted_at <= :now and {numbers}
             group by volunteer_id
            """;

    private static final String VOLUNTEERS = """
            select volunteer_id, home, lat, lon, born - date '1970-01-01' as born_day, radius_km, max_shifts, max_shifts_per_day,
                   max_minutes, skills::text as skills, licences::text as licences, licences_until::text as licences_until,
                   interests::text as interests, week, exception_days::text as exception_days,
                   exception_parts::text as exception_parts, do_not_disturb
              from candidate
             where {whom}
             order by volunteer_id
            """;

    private final JdbcClient client;
    private final Clock clock;

    PlanningPeopleStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** For a tool outside the application. */
    static PlanningPeopleStore of(DataSource source, Clock clock) {
        return new PlanningPeopleStore(JdbcClient.create(source), clock);
    }

    /** Whose rows are read: of everybody at home in a region, or of a few by their numbers. */
    sealed interface Whom {

        record AtHomeIn(RegionCode region) implements Whom {}

        record These(Collection<Long> numbers) implements Whom {}

        static Whom these(List<Volunteer> people) {
            return new These(
                    people.stream().map(each -> Long.valueOf(each.id())).toList());
        }
    }

    /** What is kept by number alone is read whole for a region: comparing it with all who live there would cost more. */
    private StatementSpec ask(String statement, Whom whom) {
        return switch (whom) {
            case Whom.AtHomeIn(var region) -> {
                var all = statement
                        .replace("{whom}", "candidate.home >= :region and candidate.home < :region || ':'")
                        .replace("{numbers}", "true");
                var asked = client.sql(all);
                yield all.contains(":region") ? asked.param("region", region.value()) : asked;
            }
            case Whom.These(var numbers) ->
                client.sql(statement
                                .replace("{whom}", "volunteer_id = any(:numbers)")
                                .replace("{numbers}", "volunteer_id = any(:numbers)"))
                        .param("numbers", numbers.toArray(Long[]::new));
        };
    }

    /** Those at home in the region who go as far as the need. */
    Set<Long> near(RegionCode region, Need need, NeedQuestion question) {
        return client.sql(NEAR)
                .param("lat", need.site().lat())
                .param("lon", need.site().lon())
                .param("region", region.value())
                .param("km", question.atLeastKm())
                .param("everybody", question.everybody())
                .param("category", need.category())
                .query((row, _) -> row.getLong("volunteer_id"))
                .set();
    }

    /** Those who hold a place of the need or are being asked for one. */
    Set<Long> boundTo(long need, Instant now) {
        return client.sql(BOUND)
                .param("need", need)
                .param("now", utc(now))
                .query((row, _) -> row.getLong("volunteer_id"))
                .set();
    }

    /** By volunteer, in the order of time. */
    Map<Long, List<HeldRow>> held(Whom whom, LocalDate first, LocalDate last) {
        var held = new HashMap<Long, List<HeldRow>>();
        ask(HELD, whom)
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
    Map<Long, List<String>> declined(Whom whom, Collection<Long> needs) {
        return needsByPerson(ask(DECLINED, whom).param("needs", needs.toArray(Long[]::new)));
    }

    /** By volunteer, the ids of needs that they were asked for, and whose invitation is over. */
    Map<Long, List<String>> askedBefore(Whom whom, Collection<Long> needs, Instant now) {
        return needsByPerson(ask(ASKED_BEFORE, whom)
                .param("needs", needs.toArray(Long[]::new))
                .param("now", utc(now)));
    }

    private static Map<Long, List<String>> needsByPerson(StatementSpec asked) {
        var needs = new HashMap<Long, List<String>>();
        asked.query(row -> {
            needs.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                    .add(row.getString("need_id"));
        });
        return needs;
    }

    /** By volunteer, the needs that they are being asked for, as places: an open invitation keeps its place free. */
    Map<Long, List<HeldRow>> invited(Whom whom, Instant now) {
        var invited = new HashMap<Long, List<HeldRow>>();
        ask(INVITED, whom)
                .param("now", utc(now))
                .param("zone", clock.getZone().getId())
                .query(row -> {
                    invited.computeIfAbsent(row.getLong("volunteer_id"), _ -> new ArrayList<>(2))
                            .add(new HeldRow(
                                    -row.getLong("need_id"),
                                    row.getString("need_id"),
                                    PlanningStore.slot(row),
                                    PlanningStore.site(row)));
                });
        return invited;
    }

    /** By volunteer, how many services they accepted, and have not given back. */
    Map<Long, Integer> acceptedSince(Whom whom, Instant since, Instant now) {
        var accepted = new HashMap<Long, Integer>();
        ask(ACCEPTED_SINCE, whom)
                .param("since", utc(since))
                .param("now", utc(now))
                .query(row -> {
                    accepted.put(row.getLong("volunteer_id"), row.getInt("accepted"));
                });
        return accepted;
    }

    /** One after the other, with their limits of a month and no load. */
    void volunteers(Whom whom, PlannedDays days, Consumer<Volunteer> each) {
        var people = new VolunteerText(days);
        ask(VOLUNTEERS, whom).withFetchSize(AT_ONCE).query(row -> {
            each.accept(volunteer(row, people));
        });
    }

    private static Volunteer volunteer(ResultSet row, VolunteerText text) throws SQLException {
        var standing = new Standing(
                LocalDate.ofEpochDay(row.getInt("born_day")),
                text.licences(row.getString("licences"), row.getString("licences_until")),
                text.shared(row.getString("home")),
                row.getBoolean("do_not_disturb"));
        return new Volunteer(
                row.getString("volunteer_id"),
                PlanningStore.position(row),
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
        return new HeldRow(
                row.getLong("place_id"), row.getString("need_id"), PlanningStore.slot(row), PlanningStore.site(row));
    }

    private OffsetDateTime start(LocalDate day) {
        return utc(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
