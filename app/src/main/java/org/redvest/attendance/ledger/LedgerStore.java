package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
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
        values (:volunteer, :number, :kind, :class, :minutes, :place, :shift, :order, :region,
                :category, :titleZh, :titleEn, :starts, :ends, :came, :cameHow, :left, :leftHow,
                :by, :at, :voids, :reason, :previous, :hash)
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

    void write(OrderNumber order, Instant at) {
        jdbc.sql(WRITE).param("order", order.value()).param("at", utc(at)).update();
    }

    List<BookEntry> writtenAfter(long position, int most) {
        return jdbc.sql(WRITTEN)
                .param("after", position)
                .param("most", most)
                .query((row, _) ->
                        new BookEntry(row.getLong("position"), new OrderNumber(row.getString("order_number"))))
                .list();
    }

    void append(Entry entry) {
        var hours = entry.hours();
        var service = hours.service();
        jdbc.sql(APPEND)
                .param("volunteer", hours.volunteer().value())
                .param("number", entry.number())
                .param("kind", entry.kind().code())
                .param("class", entry.hoursClass().name().toLowerCase(Locale.ROOT))
                .param("minutes", entry.minutes())
                .param("place", hours.place().value())
                .param("shift", service.shift().value())
                .param("order", service.order().value())
                .param("region", service.region().value())
                .param("category", service.category())
                .param("titleZh", service.title().zh())
                .param("titleEn", service.title().en())
                .param("starts", utc(service.window().start()))
                .param("ends", utc(service.window().end()))
                .param("came", utc(hours.came().at()))
                .param("cameHow", hours.came().how().code())
                .param("left", utc(hours.left().at()))
                .param("leftHow", hours.left().how().code())
                .param("by", hours.enteredBy().value())
                .param("at", utc(entry.enteredAt()))
                .param("voids", entry.kind() instanceof Entry.Kind.Voiding voiding ? voiding.number() : null)
                .param(
                        "reason",
                        entry.kind() instanceof Entry.Kind.Service
                                ? null
                                : entry.kind().why())
                .param("previous", entry.previous().bytes())
                .param("hash", entry.hash().bytes())
                .update();
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
