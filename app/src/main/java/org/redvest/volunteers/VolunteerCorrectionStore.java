package org.redvest.volunteers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about what was registered of a volunteer: taken over from elsewhere, or corrected later. */
@Repository
class VolunteerCorrectionStore {

    /** What was checked elsewhere stands among the licences from the first day, without the name of who checked it. */
    private static final String TAKE_OVER_LICENCES = """
            insert into licence (volunteer_id, home, skill, valid_until, checked_at)
            select volunteer_id, home, skill, nullif(until, date '9999-12-31'), :at
              from volunteer cross join unnest(licences, licences_until) as seen (skill, until)
             where volunteer_id = any (:ids)
            """;

    private static final String MOVE = """
            update volunteer set home = :home, lat = :lat, lon = :lon where volunteer_id = :id
            """;

    private static final String FOLLOW = """
            update volunteer set lat = :toLat, lon = :toLon where home = :home and lat = :lat and lon = :lon
            """;

    private static final String COUNT = """
            insert into home_count (home, people) values (:home, greatest(:change, 0))
                on conflict (home) do update set people = home_count.people + :change
            """;

    private final JdbcClient client;

    VolunteerCorrectionStore(JdbcClient client) {
        this.client = client;
    }

    void takeOverLicences(List<Profile> profiles, Instant at) {
        var licensed = profiles.stream()
                .filter(profile -> !profile.licences().isEmpty())
                .map(profile -> profile.id().value())
                .toArray(Long[]::new);
        if (licensed.length > 0) {
            client.sql(TAKE_OVER_LICENCES)
                    .param("ids", licensed)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void correctBirth(VolunteerId id, LocalDate born) {
        client.sql("update volunteer set born = :born where volunteer_id = :id")
                .param("born", born)
                .param("id", id.value())
                .update();
    }

    void follow(RegionCode home, Position before, Position now) {
        client.sql(FOLLOW)
                .param("home", home.value())
                .param("lat", before.lat())
                .param("lon", before.lon())
                .param("toLat", now.lat())
                .param("toLon", now.lon())
                .update();
    }

    /** The homes are counted in the order of their codes, so that two who move do not wait for each other. */
    void move(Profile before, RegionCode home, Position centre) {
        client.sql(MOVE)
                .param("home", home.value())
                .param("lat", centre.lat())
                .param("lon", centre.lon())
                .param("id", before.id().value())
                .update();
        if (before.status() == VolunteerStatus.ACTIVE) {
            Stream.of(before.home(), home).sorted().forEach(each -> count(each, each.equals(home) ? 1 : -1));
        }
    }

    private void count(RegionCode home, int change) {
        client.sql(COUNT).param("home", home.value()).param("change", change).update();
    }
}
