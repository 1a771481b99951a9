package org.redvest.attendance.marks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.RollReason;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Mark;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about who came and left, and who leads. */
@Repository
public class PresenceStore {

    private static final String KEEP = """
        insert into presence (place_id, shift_id, volunteer_id, region)
        select place, shift, volunteer, region
          from unnest(:places::bigint[], :shifts::bigint[], :volunteers::bigint[], :regions::text[])
               as held (place, shift, volunteer, region)
        on conflict (place_id) do nothing
        """;

    private static final String PRESENCES = "select * from presence where shift_id = :shift order by place_id";

    private static final String OF_VOLUNTEER = """
        select * from presence where volunteer_id = :volunteer and came_at is not null and said is null order by came_at desc
        """;

    private static final String LOCK = "select * from presence where shift_id = :shift order by place_id for update";

    private static final String LOCK_ONE = "select * from presence where place_id = :place for update";

    private static final String CAME = """
        update presence
           set came_at = :at, came_how = :how, came_by = :by, came_noted_at = :noted, came_reason = :reason,
               tries = 0, tries_since = null
         where place_id = :place and came_at is null
        """;

    private static final String LEFT = """
        update presence
           set left_at = greatest(:at, came_at), left_how = :how, left_by = :by, left_noted_at = :noted,
               tries = 0, tries_since = null
         where place_id = :place and came_at is not null and left_at is null
        """;

    private static final String SAY = """
        update presence p
           set said = sheet.said
          from unnest(:places::bigint[], :saids::text[]) as sheet (place, said)
         where p.place_id = sheet.place and p.said is null
        """;

    private static final String SAY_AGAIN = "update presence set said = :said where place_id = :place";

    private static final String TRIES = "select tries, tries_since from presence where place_id = :place";

    private static final String TRIED = """
        update presence set tries = :tries, tries_since = :since where place_id = :place
        """;

    private static final String KEEP_LEAD = """
        insert into shift_lead (shift_id, region, secret) values (:shift, :region, :secret)
        on conflict (shift_id) do nothing
        """;

    private static final String LED = """
        select shift_id from shift_lead where shift_id = any (:shifts) and volunteer_id = :volunteer
        """;

    private static final String HAND = """
        update shift_lead set volunteer_id = :volunteer, handed_by = :by, handed_at = :at where shift_id = :shift
        """;

    private final JdbcClient jdbc;

    PresenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep(Place place) {
        keep(List.of(place));
    }

    public void keep(List<Place> places) {
        jdbc.sql(KEEP)
                .param("places", numbers(places, place -> place.id().value()))
                .param("shifts", numbers(places, place -> place.shift().value()))
                .param("volunteers", numbers(places, place -> place.volunteer().value()))
                .param(
                        "regions",
                        places.stream().map(place -> place.region().value()).toArray(String[]::new))
                .update();
    }

    private static Long[] numbers(List<Place> places, Function<Place, Long> number) {
        return places.stream().map(number).toArray(Long[]::new);
    }

    public List<Presence> presences(ShiftId shift) {
        return jdbc.sql(PRESENCES)
                .param("shift", shift.value())
                .query(PresenceStore::presence)
                .list();
    }

    /** Came, and not yet confirmed by the community. */
    public List<Presence> waiting(VolunteerId volunteer) {
        return jdbc.sql(OF_VOLUNTEER)
                .param("volunteer", volunteer.value())
                .query(PresenceStore::presence)
                .list();
    }

    public List<Presence> lock(ShiftId shift) {
        return jdbc.sql(LOCK)
                .param("shift", shift.value())
                .query(PresenceStore::presence)
                .list();
    }

    public Presence lock(PlaceId place) {
        return jdbc.sql(LOCK_ONE)
                .param("place", place.value())
                .query(PresenceStore::presence)
                .single();
    }

    public void came(PlaceId place, NotedMark came) {
        mark(CAME, place, came)
                .param("reason", came.reason().map(RollReason::code).orElse(null))
                .update();
    }

    /** Whoever came in this very minute leaves in it, not before. */
    public void left(PlaceId place, NotedMark left) {
        mark(LEFT, place, left).update();
    }

    private JdbcClient.StatementSpec mark(String statement, PlaceId place, NotedMark noted) {
        return jdbc.sql(statement)
                .param("place", place.value())
                .param("at", utc(noted.at()))
                .param("how", noted.mark().how().code())
                .param("by", noted.by().value())
                .param("noted", utc(noted.notedAt()));
    }

    public void say(Map<PlaceId, AttendanceWord> sheet) {
        var places = List.copyOf(sheet.keySet());
        jdbc.sql(SAY)
                .param("places", places.stream().map(PlaceId::value).toArray(Long[]::new))
                .param(
                        "saids",
                        places.stream()
                                .map(place ->
                                        Objects.requireNonNull(sheet.get(place)).code())
                                .toArray(String[]::new))
                .update();
    }

    public void sayAgain(PlaceId place, AttendanceWord said) {
        jdbc.sql(SAY_AGAIN)
                .param("place", place.value())
                .param("said", said.code())
                .update();
    }

    Tries tries(PlaceId place) {
        return jdbc.sql(TRIES)
                .param("place", place.value())
                .query((row, _) -> new Tries(row.getInt("tries"), instant(row, "tries_since")))
                .single();
    }

    void tried(PlaceId place, Tries tries) {
        jdbc.sql(TRIED)
                .param("place", place.value())
                .param("tries", tries.wrong())
                .param("since", tries.since().map(PresenceStore::utc).orElse(null))
                .update();
    }

    /** How many wrong codes were typed since when. */
    record Tries(int wrong, Optional<Instant> since) {}

    public void keepLead(ShiftId shift, RegionCode region) {
        jdbc.sql(KEEP_LEAD)
                .param("shift", shift.value())
                .param("region", region.value())
                .param("secret", PassCode.newSecret())
                .update();
    }

    public byte[] secret(ShiftId shift) {
        return jdbc.sql("select secret from shift_lead where shift_id = :shift")
                .param("shift", shift.value())
                .query((row, _) -> row.getBytes("secret"))
                .single();
    }

    public Optional<VolunteerId> lead(ShiftId shift) {
        return jdbc.sql("select volunteer_id from shift_lead where shift_id = :shift and volunteer_id is not null")
                .param("shift", shift.value())
                .query((row, _) -> new VolunteerId(row.getLong("volunteer_id")))
                .optional();
    }

    /** The same for whoever hands it over: of two colleagues at once the second sees what the first did. */
    public Optional<VolunteerId> lockLead(ShiftId shift) {
        return jdbc
                .sql("select volunteer_id from shift_lead where shift_id = :shift for no key update")
                .param("shift", shift.value())
                .query((row, _) -> row.getObject("volunteer_id", Long.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(VolunteerId::new)
                .findFirst();
    }

    /** Which of these shifts somebody leads. */
    public Set<ShiftId> led(VolunteerId volunteer, List<ShiftId> shifts) {
        return shifts.isEmpty()
                ? Set.of()
                : jdbc.sql(LED)
                        .param("volunteer", volunteer.value())
                        .param("shifts", shifts.stream().map(ShiftId::value).toArray(Long[]::new))
                        .query((row, _) -> new ShiftId(row.getLong("shift_id")))
                        .set();
    }

    public void hand(ShiftId shift, @Nullable VolunteerId volunteer, AccountId by, Instant at) {
        jdbc.sql(HAND)
                .param("shift", shift.value())
                .param("volunteer", volunteer == null ? null : volunteer.value(), java.sql.Types.BIGINT)
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    private static Presence presence(ResultSet row, int index) throws SQLException {
        var said = row.getString("said");
        return new Presence(
                new PlaceId(row.getLong("place_id")),
                new VolunteerId(row.getLong("volunteer_id")),
                noted(
                        row,
                        "came",
                        Optional.ofNullable(row.getString("came_reason")).flatMap(RollReason::named)),
                noted(row, "left", Optional.empty()),
                Optional.ofNullable(said).map(AttendanceWord::stored));
    }

    private static Optional<NotedMark> noted(ResultSet row, String what, Optional<RollReason> reason)
            throws SQLException {
        var at = instant(row, what + "_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        var how = Mark.How.of(row.getString(what + "_how"));
        return Optional.of(new NotedMark(
                new Mark(at.get(), how),
                new AccountId(row.getLong(what + "_by")),
                instant(row, what + "_noted_at").orElseThrow(),
                reason));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
