package org.redvest.dispatch.swaps;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements about places that are put up. */
@Repository
class SwapWishStore {

    private static final String PUT_UP = """
            insert into swap_wish (place_id, volunteer_id, region, put_up_at)
            select place_id, volunteer_id, region, :at from place where place_id = :place and freed_at is null
            on conflict do nothing
            """;

    private static final String END = """
            update swap_wish set ended_at = :at, ended_why = :why where place_id = :place and ended_at is null
            """;

    private static final String OF_VOLUNTEER = PlaceStore.SELECT + """
             where place_id in (select place_id from swap_wish where volunteer_id = :volunteer and ended_at is null)
               and freed_at is null and not exists (select from swap_seat where gives = place.place_id and open)
             order by starts_at, place_id
            """;

    private static final String SINCE = "select put_up_at from swap_wish where place_id = :place and ended_at is null";

    /** A place can be given as long as its time to accept runs, and nothing is asked of its holder. */
    private static final String FREE = """
             where exists (select from swap_wish where swap_wish.place_id = place.place_id and ended_at is null and %s)
               and freed_at is null and asked_again_at is null
               and exists (select from vacancy where vacancy.need_id = place.need_id and closes_at > :now)
               and not exists (select from swap_seat where gives = place.place_id and open)
            """;

    /** In the order of characters the colon comes after the digits. */
    private static final String IN_COUNTY = "region >= :county and region < :county || ':'";

    private static final String LIST = PlaceStore.SELECT + FREE.formatted(IN_COUNTY) + """
             order by (select put_up_at from swap_wish where swap_wish.place_id = place.place_id and ended_at is null), place_id
             limit :most
            """;

    /** Counties with a place that came up, or that nobody has looked at for a while. */
    private static final String TO_LOOK = "select distinct left(region, 6) from place"
            + FREE.formatted("(looked_at is null or looked_at < :before)") + " order by 1";

    private static final String LOOKED = """
            update swap_wish set looked_at = :at where place_id = any(:places) and ended_at is null
            """;

    private static final String STALE = """
            update swap_wish set ended_at = :now, ended_why = 'over'
             where ended_at is null
               and exists (select from place join vacancy using (need_id)
                            where place.place_id = swap_wish.place_id and (freed_at is not null or closes_at <= :now))
            """;

    private static final String CARRY_OVER = "update swap_wish set volunteer_id = :to where volunteer_id = :from";

    private final JdbcClient client;

    SwapWishStore(JdbcClient client) {
        this.client = client;
    }

    void putUp(PlaceId place, Instant at) {
        client.sql(PUT_UP).param("place", place.value()).param("at", utc(at)).update();
    }

    boolean end(PlaceId place, String why, Instant at) {
        return client.sql(END)
                        .param("place", place.value())
                        .param("why", why)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<Instant> since(PlaceId place) {
        return client.sql(SINCE)
                .param("place", place.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Their own that are put up and in no open swap. */
    List<Place> list(VolunteerId volunteer) {
        return client.sql(OF_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .query((row, _) -> PlaceStore.place(row))
                .list();
    }

    /** Places of a county that are put up and in no open swap, who came first first. */
    List<Place> list(RegionCode county, Instant now, int most) {
        return client.sql(LIST)
                .param("county", county.value())
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> PlaceStore.place(row))
                .list();
    }

    List<RegionCode> toLook(Instant now, Instant before) {
        return client.sql(TO_LOOK)
                .param("now", utc(now))
                .param("before", utc(before))
                .query((row, _) -> new RegionCode(row.getString(1)))
                .list();
    }

    void looked(Collection<PlaceId> places, Instant at) {
        client.sql(LOOKED)
                .param("places", places.stream().map(PlaceId::value).toArray(Long[]::new))
                .param("at", utc(at))
                .update();
    }

    void endStale(Instant now) {
        client.sql(STALE).param("now", utc(now)).update();
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        client.sql(CARRY_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
