package org.redvest.dispatch.vacancies;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.Vacancy;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about vacancies that invited people come to, about those whom an opening reaches, and the locks on many vacancies. */
@Repository
public class VacancyStore {

    /** Only invited people can come: an opening to no region. A vacancy that is there already stays as it is. */
    private static final String VACATE = """
            with vacant as (
                insert into vacancy (need_id, shift_id, activity, region, starts_at, ends_at, lat, lon, category, skills, licences,
                                     minimum_age, places, closes_at, settles_at)
                values (:need, :shift, :activity, :region, :start, :end, :lat, :lon, :category, :skills, :licences, :minimumAge,
                        :places, :closes, :closes)
                on conflict (need_id) do nothing
            )
            insert into opening (need_id, activity, region, opened_at, opened_by, withdrawn_at)
            values (:need, :activity, :region, :at, :by, :at)
            on conflict (need_id) do nothing
            """;

    private static final String LOCK_ACTIVITY = """
            select need_id from vacancy where activity = :activity order by shift_id, need_id for no key update
            """;

    private static final String LOCK_NEEDS = """
            select need_id from vacancy
             where shift_id = any (array(select shift_id from vacancy where need_id = any(:needs)))
             order by shift_id, need_id for no key update
            """;

    /**
     * Counts inside the update, as for those who come by themselves. An invitation holds until it ends, also after the others can no
     * longer come by themselves, and a late yes counts where there is room. A place that is kept for those who wait is taken by them alone.
     */
    private static final String TAKE_INVITED = """
            update vacancy
               set taken = taken + 1
             where need_id = :need and taken < places and starts_at > :now
               and exists (select from service_invitation as mine
                            where mine.need_id = vacancy.need_id and mine.volunteer_id = :volunteer
                              and mine.state in ('open', 'expired')
                              and (mine.expires_at > :now or mine.why not in ('waited', 'called', 'emergency'))
                              and (mine.why = 'waited' or taken + waiting < places))
            """;

    /** Without those who have said that they do not come to this service: nothing more of it is told to them. */
    private static final String REACHED = """
            select reached
              from reach, unnest(volunteers) as reached
             where need_id = :need
               and not exists (select from decline
                                where decline.volunteer_id = reached and undone_at is null
                                  and decline.need_id in (select other.need_id
                                                            from vacancy as mine
                                                            join vacancy as other using (shift_id)
                                                           where mine.need_id = :need))
            """;

    private final JdbcClient client;

    VacancyStore(JdbcClient client) {
        this.client = client;
    }

    public List<VolunteerId> reached(NeedId need) {
        return client.sql(REACHED)
                .param("need", need.value())
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list();
    }

    public void vacate(Vacancy vacancy, AccountId by, Instant at) {
        var asked = vacancy.asked();
        client.sql(VACATE)
                .param("need", vacancy.need().value())
                .param("shift", vacancy.shift().value())
                .param("activity", vacancy.activity().value())
                .param("region", vacancy.region().value())
                .param("start", utc(asked.start()))
                .param("end", utc(asked.end()))
                .param("lat", asked.site().lat())
                .param("lon", asked.site().lon())
                .param("category", asked.category())
                .param("skills", asked.skills().toArray(String[]::new))
                .param("licences", asked.licences().toArray(String[]::new))
                .param("minimumAge", asked.minimumAge())
                .param("places", vacancy.places())
                .param("closes", utc(vacancy.closesAt()))
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    /** Before the activity is locked: whoever takes a place locks its vacancies first. */
    public void lock(ActivityNumber activity) {
        client.sql(LOCK_ACTIVITY)
                .param("activity", activity.value())
                .query((row, _) -> new NeedId(row.getLong(1)))
                .list();
    }

    /** All vacancies of the shifts that these needs belong to, in one order for everybody. */
    public void lock(Collection<NeedId> needs) {
        client.sql(LOCK_NEEDS)
                .param("needs", needs.stream().map(NeedId::value).toArray(Long[]::new))
                .query((row, _) -> new NeedId(row.getLong(1)))
                .list();
    }

    public boolean takeInvited(NeedId need, VolunteerId volunteer, Instant now) {
        return client.sql(TAKE_INVITED)
                        .param("need", need.value())
                        .param("volunteer", volunteer.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }
}
