package org.redvest.hours;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the ledger. There is no update and no delete, and the database would refuse both. */
@Repository
public class LedgerStore {

    /** All that is written is written one after the other: positions become visible in their order. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('hours_ledger', 0))";

    private static final String WRITE = """
        insert into book_entry (activity, written_at) values (:activity, :at)
        """;

    private static final String WRITTEN = """
        select position, activity from book_entry where position > :after order by position limit :most
        """;

    private static final String APPEND = """
        insert into hours_ledger (format, volunteer_id, number, kind, voids, class, minutes, region, place_id, shift_id,
                                  owner_kind, owner, category, title_zh, title_en, starts_at, ends_at, came_at, came_how,
                                  left_at, left_how, source, reason, entered_by, entered_at, previous, hash)
        select format, volunteer, number, kind, voids, class, minutes, region, place, shift,
               owner_kind, owner, category, title_zh, title_en, starts::timestamptz, ends::timestamptz, came::timestamptz,
               came_how, departed::timestamptz, departed_how, source, reason, entered_by, at::timestamptz,
               decode(previous, 'hex'), decode(hash, 'hex')
          from unnest(:format::smallint[], :volunteer_id::bigint[], :number::int[], :kind::text[], :voids::int[],
                      :class::text[], :minutes::int[], :region::text[], :place_id::bigint[], :shift_id::bigint[],
                      :owner_kind::smallint[], :owner::text[], :category::text[], :title_zh::text[], :title_en::text[],
                      :starts_at::text[], :ends_at::text[], :came_at::text[], :came_how::text[], :left_at::text[],
                      :left_how::text[], :source::text[], :reason::text[], :entered_by::bigint[], :entered_at::text[],
                      :previous::text[], :hash::text[]) with ordinality
               as line (format, volunteer, number, kind, voids, class, minutes, region, place, shift, owner_kind, owner,
                        category, title_zh, title_en, starts, ends, came, came_how, departed, departed_how, source, reason,
                        entered_by, at, previous, hash, nth)
         order by nth
        """;

    private static final String LINES = """
        select l.*,
               sum(case l.class when 'credit' then l.minutes else 0 end) over (order by l.number) as balance,
               exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number) as voided
          from hours_ledger l
         where l.volunteer_id = :volunteer
         order by l.number
        """;

    private static final String LINES_OF_SHIFT = """
        select l.*, 0 as balance,
               exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number) as voided
          from hours_ledger l
         where l.shift_id = :shift
         order by l.position
        """;

    private static final String STANDING = """
        select l.*, 0 as balance, false as voided
          from hours_ledger l
         where l.place_id = :place
           and l.kind <> 'void'
           and not exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number)
        """;

    private static final String LINE = """
        select l.*, 0 as balance, false as voided
          from hours_ledger l
         where l.volunteer_id = :volunteer and l.number = :number
           and not exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number)
        """;

    private final JdbcClient jdbc;
    private final JdbcOperations copies;

    LedgerStore(JdbcClient jdbc, JdbcOperations copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    void lock() {
        jdbc.sql(LOCK).query().listOfRows();
    }

    void write(ActivityNumber activity, Instant at) {
        jdbc.sql(WRITE).param("activity", activity.value()).param("at", utc(at)).update();
    }

    List<BookEntry> writtenAfter(long position, int most) {
        return jdbc.sql(WRITTEN)
                .param("after", position)
                .param("most", most)
                .query((row, _) ->
                        new BookEntry(row.getLong("position"), new ActivityNumber(row.getString("activity"))))
                .list();
    }

    /** In this order. */
    void append(List<Entry> entries) {
        var statement = jdbc.sql(APPEND);
        for (var field : LedgerFormat.FIELDS) {
            statement = statement.param(field.column(), field.column(entries));
        }
        statement
                .param("previous", hashes(entries, Entry::previous))
                .param("hash", hashes(entries, Entry::hash))
                .update();
    }

    private static String[] hashes(List<Entry> entries, Function<Entry, Hash> hash) {
        return entries.stream().map(hash).map(Hash::toString).toArray(String[]::new);
    }

    List<Line> lines(VolunteerId volunteer) {
        return lines(jdbc.sql(LINES).param("volunteer", volunteer.value()));
    }

    List<Line> lines(ShiftId shift) {
        return lines(jdbc.sql(LINES_OF_SHIFT).param("shift", shift.value()));
    }

    /** What can no longer be read as a line is left out here; the checks find it. */
    private static List<Line> lines(JdbcClient.StatementSpec statement) {
        return statement.query(LineStore::line).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Entry> standing(PlaceId place) {
        return jdbc.sql(STANDING)
                .param("place", place.value())
                .query((row, _) -> LineStore.entry(row))
                .optional();
    }

    /** A line that no later line takes back. */
    Optional<Entry> unvoided(VolunteerId volunteer, int number) {
        return jdbc.sql(LINE)
                .param("volunteer", volunteer.value())
                .param("number", number)
                .query((row, _) -> LineStore.entry(row))
                .optional();
    }

    /** One volunteer's lines by number, as they are kept. */
    public void readChain(VolunteerId volunteer, Consumer<CopiedRow> reader) {
        copied(rows -> rows.ofVolunteer(volunteer.value(), reader));
    }

    /** Lines by position, as they are kept; one at a time in memory. */
    public void readBetween(long after, long upTo, Consumer<CopiedRow> reader) {
        copied(rows -> rows.between(after, upTo, reader));
    }

    private void copied(Consumer<CopyStore> reading) {
        copies.execute((ConnectionCallback<@Nullable Object>) connection -> {
            reading.accept(new CopyStore(connection));
            return null;
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
