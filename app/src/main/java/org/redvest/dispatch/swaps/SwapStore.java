package org.redvest.dispatch.swaps;

import static org.redvest.dispatch.vacancies.OpeningStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.swaps.PlaceSwap.SwapEnd;
import org.redvest.dispatch.swaps.PlaceSwap.SwapSeat;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about swaps. */
@Repository
class SwapStore {

    private static final String PROPOSE = """
            insert into place_swap (region, proposed_at, due) values (:region, :at, :due) returning swap_id
            """;

    /** Nothing where the place stands in another open swap. */
    private static final String SEAT = """
            insert into swap_seat (swap_id, seat, volunteer_id, gives, region, agreed_at)
            select :swap, :seat, volunteer_id, place_id, region, case when volunteer_id = :agreed then cast(:at as timestamptz) end
              from place where place_id = :place and freed_at is null
            on conflict do nothing
            """;

    private static final String BY_ID = "select * from place_swap where swap_id = :swap";

    private static final String SEATS = "select * from swap_seat where swap_id = :swap order by seat";

    private static final String OPEN_OF_PLACE = "select swap_id from swap_seat where gives = :place and open";

    private static final String OPEN_OF_VOLUNTEER = """
            select swap_id from swap_seat where volunteer_id = :volunteer and open order by swap_id
            """;

    private static final String AGREE = """
            update swap_seat set agreed_at = :at where swap_id = :swap and volunteer_id = :volunteer and agreed_at is null and open
            """;

    private static final String RECEIVE = """
            update swap_seat set receives = :place where swap_id = :swap and volunteer_id = :volunteer
            """;

    private static final String END = """
            update place_swap set ended_at = :at, ended_why = :why where swap_id = :swap and ended_at is null
            """;

    private static final String CLOSE = "update swap_seat set open = false where swap_id = :swap";

    private static final String DECLINE = """
            update swap_seat set declined_at = :at, agreed_at = null where swap_id = :swap and volunteer_id = :volunteer
            """;

    /** What they were offered for a place of theirs and did not want. */
    private static final String REFUSED = """
            select mine.gives, its.gives as takes
              from swap_seat as mine
              join swap_seat as its
                on its.swap_id = mine.swap_id
               and its.seat = (mine.seat + 1) % (select count(*) from swap_seat as each where each.swap_id = mine.swap_id)
             where mine.declined_at is not null and mine.gives = any(:places)
            """;

    /** Where time is up, or one of the places cannot be given any more. */
    private static final String TO_END = """
            select swap_id
              from place_swap
             where ended_at is null
               and (due <= :now
                    or exists (select from swap_seat join place on place_id = gives
                                where swap_seat.swap_id = place_swap.swap_id
                                  and (freed_at is not null or asked_again_at is not null)))
             order by swap_id
            """;

    private static final String CARRY_OVER = """
            update swap_seat set volunteer_id = :to where volunteer_id = :from
            """;

    private final JdbcClient client;

    SwapStore(JdbcClient client) {
        this.client = client;
    }

    long propose(RegionCode region, Instant at, Instant due) {
        return client.sql(PROPOSE)
                .param("region", region.value())
                .param("at", utc(at))
                .param("due", utc(due))
                .query(Long.class)
                .single();
    }

    /** Whether the place could be seated. */
    boolean seat(long swap, int seat, PlaceId place, Optional<VolunteerId> agreed, Instant at) {
        return client.sql(SEAT)
                        .param("swap", swap)
                        .param("seat", seat)
                        .param("place", place.value())
                        .param("agreed", agreed.map(VolunteerId::value).orElse(-1L))
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<PlaceSwap> find(long swap) {
        var seats = client.sql(SEATS)
                .param("swap", swap)
                .query((row, _) -> seat(row))
                .list();
        return client.sql(BY_ID)
                .param("swap", swap)
                .query((row, _) -> swap(row, seats))
                .optional();
    }

    Optional<Long> open(PlaceId place) {
        return client.sql(OPEN_OF_PLACE)
                .param("place", place.value())
                .query(Long.class)
                .optional();
    }

    List<Long> open(VolunteerId volunteer) {
        return client.sql(OPEN_OF_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .query((row, _) -> row.getLong(1))
                .list();
    }

    boolean agree(long swap, VolunteerId volunteer, Instant at) {
        return of(AGREE, swap, volunteer).param("at", utc(at)).update() == 1;
    }

    void receive(long swap, VolunteerId volunteer, PlaceId place) {
        of(RECEIVE, swap, volunteer).param("place", place.value()).update();
    }

    void decline(long swap, VolunteerId volunteer, Instant at) {
        of(DECLINE, swap, volunteer).param("at", utc(at)).update();
    }

    void end(long swap, SwapEndKind why, Instant at) {
        client.sql(END)
                .param("swap", swap)
                .param("at", utc(at))
                .param("why", why.code())
                .update();
        client.sql(CLOSE).param("swap", swap).update();
    }

    /** A place, and one that its holder did not want for it. */
    record Unwanted(PlaceId gives, PlaceId takes) {}

    Set<Unwanted> unwanted(Collection<PlaceId> places) {
        return client
                .sql(REFUSED)
                .param("places", places.stream().map(PlaceId::value).toArray(Long[]::new))
                .query((row, _) -> new Unwanted(new PlaceId(row.getLong("gives")), new PlaceId(row.getLong("takes"))))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    List<Long> toEnd(Instant now) {
        return client.sql(TO_END)
                .param("now", utc(now))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void carryOver(VolunteerId from, VolunteerId to) {
        client.sql(CARRY_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, long swap, VolunteerId volunteer) {
        return client.sql(sql).param("swap", swap).param("volunteer", volunteer.value());
    }

    private static SwapSeat seat(ResultSet row) throws SQLException {
        long receives = row.getLong("receives");
        return new SwapSeat(
                new VolunteerId(row.getLong("volunteer_id")),
                new PlaceId(row.getLong("gives")),
                time(row, "agreed_at"),
                time(row, "declined_at"),
                receives == 0 ? Optional.empty() : Optional.of(new PlaceId(receives)));
    }

    private static PlaceSwap swap(ResultSet row, List<SwapSeat> seats) throws SQLException {
        var end = time(row, "ended_at");
        var why = row.getString("ended_why");
        return new PlaceSwap(
                row.getLong("swap_id"),
                seats,
                row.getTimestamp("proposed_at").toInstant(),
                row.getTimestamp("due").toInstant(),
                end.map(at -> new SwapEnd(SwapEndKind.of(why), at)));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
