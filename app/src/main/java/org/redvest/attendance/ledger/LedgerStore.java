package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the ledger. There is no update and no delete, and the database would refuse both. */
@Repository
class LedgerStore {

    /** All that is written is written one after the other: positions become visible in their order. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('hours_ledger', 0))";

    private static final String WRITE = """
        insert into book_entry (order_number, written_at) values (:order, :at)
        """;

    private static final String WRITTEN = """
        select position, order_number from book_entry where position > :after order by position limit :most
        """;

    private static final String APPEND = """
        insert into hours_ledger (volunteer_id, number, kind, class, minutes, place_id, shift_id, order_number, region,
                                  category, title_zh, title_en, starts_at, ends_at, came_at, came_how, left_at, left_how,
                                  entered_by, entered_at, voids, reason, previous, hash)
        select volunteer, number, kind, class, minutes, place, shift, order_number, region,
               category, title_zh, title_en, starts::timestamptz, ends::timestamptz, came::timestamptz, came_how,
               departed::timestamptz, departed_how, entered_by, at::timestamptz, voids, reason,
               decode(previous, 'hex'), decode(hash, 'hex')
          from unnest(:volunteers::bigint[], :numbers::int[], :kinds::text[], :classes::text[], :minutes::int[],
                      :places::bigint[], :shifts::bigint[], :orders::text[], :regions::text[], :categories::text[],
                      :titlesZh::text[], :titlesEn::text[], :starts::text[], :ends::text[], :came::text[], :cameHow::text[],
                      :left::text[], :leftHow::text[], :by::bigint[], :at::text[], :voids::int[], :reasons::text[],
                      :previous::text[], :hashes::text[]) with ordinality
               as line (volunteer, number, kind, class, minutes, place, shift, order_number, region, category, title_zh,
                        title_en, starts, ends, came, came_how, departed, departed_how, entered_by, at, voids, reason,
                        previous, hash, nth)
         order by nth
        """;

    private static final String LINES = """
        select l.*,
               sum(l.minutes) over (order by l.number) as balance,
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
         order by l.volunteer_id, l.number
        """;

    private static final String CHAIN = "select * from hours_ledger where volunteer_id = :volunteer order by number";

    private static final String ALL = "select * from hours_ledger order by volunteer_id, number";

    private static final String STANDING = """
        select l.*, 0 as balance, false as voided
          from hours_ledger l
         where l.place_id = :place
           and l.kind <> 'void'
           and not exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number)
        """;

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql(LOCK).query().listOfRows();
    }

    void write(ActivityNumber order, Instant at) {
        jdbc.sql(WRITE).param("order", order.value()).param("at", utc(at)).update();
    }

    List<BookEntry> writtenAfter(long position, int most) {
        return jdbc.sql(WRITTEN)
                .param("after", position)
                .param("most", most)
                .query((row, _) ->
                        new BookEntry(row.getLong("position"), new ActivityNumber(row.getString("order_number"))))
                .list();
    }

    /** In this order. */
    void append(List<Entry> entries) {
        jdbc.sql(APPEND)
                .param(
                        "volunteers",
                        numbers(entries, entry -> entry.hours().volunteer().value()))
                .param("numbers", counts(entries, Entry::number))
                .param("kinds", texts(entries, entry -> entry.kind().code()))
                .param(
                        "classes",
                        texts(entries, entry -> entry.hoursClass().name().toLowerCase(Locale.ROOT)))
                .param("minutes", counts(entries, Entry::minutes))
                .param("places", numbers(entries, entry -> entry.hours().place().value()))
                .param(
                        "shifts",
                        numbers(entries, entry -> service(entry).shift().value()))
                .param("orders", texts(entries, entry -> service(entry).order().value()))
                .param(
                        "regions",
                        texts(entries, entry -> service(entry).region().value()))
                .param("categories", texts(entries, entry -> service(entry).category()))
                .param(
                        "titlesZh",
                        texts(entries, entry -> service(entry).title().zh()))
                .param(
                        "titlesEn",
                        texts(entries, entry -> service(entry).title().en()))
                .param(
                        "starts",
                        texts(entries, entry -> service(entry).window().start().toString()))
                .param(
                        "ends",
                        texts(entries, entry -> service(entry).window().end().toString()))
                .param("came", texts(entries, entry -> entry.hours().came().at().toString()))
                .param(
                        "cameHow",
                        texts(entries, entry -> entry.hours().came().how().code()))
                .param("left", texts(entries, entry -> entry.hours().left().at().toString()))
                .param(
                        "leftHow",
                        texts(entries, entry -> entry.hours().left().how().code()))
                .param("by", numbers(entries, entry -> entry.hours().enteredBy().value()))
                .param("at", texts(entries, entry -> entry.enteredAt().toString()))
                .param("voids", counts(entries, LedgerStore::voids))
                .param("reasons", texts(entries, LedgerStore::reason))
                .param("previous", texts(entries, entry -> hex(entry.previous())))
                .param("hashes", texts(entries, entry -> hex(entry.hash())))
                .update();
    }

    private static Hours.Service service(Entry entry) {
        return entry.hours().service();
    }

    private static @Nullable Integer voids(Entry entry) {
        return entry.kind() instanceof Entry.Kind.Voiding voiding ? voiding.number() : null;
    }

    private static @Nullable String reason(Entry entry) {
        return entry.kind() instanceof Entry.Kind.Service ? null : entry.kind().why();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    private static Long[] numbers(List<Entry> entries, ToLongFunction<Entry> column) {
        return entries.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }

    private static @Nullable Integer[] counts(List<Entry> entries, Function<Entry, @Nullable Integer> column) {
        return entries.stream().map(column).toArray(Integer[]::new);
    }

    private static @Nullable String[] texts(List<Entry> entries, Function<Entry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
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

    List<KeptLine> chain(VolunteerId volunteer) {
        return jdbc.sql(CHAIN)
                .param("volunteer", volunteer.value())
                .query((row, _) -> LineStore.kept(row))
                .list();
    }

    /** Chain after chain, a few lines at a time in memory. */
    void readAll(Consumer<KeptLine> reader) {
        try (var lines = jdbc.sql(ALL).withFetchSize(1000).query((row, _) -> LineStore.kept(row)).stream()) {
            lines.forEach(reader);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
