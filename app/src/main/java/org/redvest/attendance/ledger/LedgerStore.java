package org.redvest.attendance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.orders.Window;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the ledger. There is no update and no delete, and the database would refuse both. */
@Repository
class LedgerStore {

    /** Whoever adds lines holds this together with others; whoever closes a day holds it alone, so no line slips in late. */
    private static final String KEEP_OPEN = "select pg_advisory_xact_lock_shared(hashtextextended('hours_ledger', 0))";

    private static final String KEEP_SHUT = "select pg_advisory_xact_lock(hashtextextended('hours_ledger', 0))";

    /** One chain grows at its end only: the next line of the same volunteer waits. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('hours of ' || :volunteer, 0))";

    private static final String LAST = """
        select number, hash from hours_ledger where volunteer_id = :volunteer order by number desc limit 1
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

    private static final String STANDING = """
        select l.*, 0 as balance, false as voided
          from hours_ledger l
         where l.place_id = :place
           and l.kind <> 'void'
           and not exists (select from hours_ledger v where v.volunteer_id = l.volunteer_id and v.voids = l.number)
        """;

    private static final String LAST_ROOT = """
        select number, day, up_to, entries, previous, root, taken_at from ledger_root order by number desc limit 1
        """;

    private static final String ROOTS = """
        select number, day, up_to, entries, previous, root, taken_at from ledger_root order by number
        """;

    /** Up to the last line of a day that is over; with a clock that was moved, lines between may bear a later day. */
    private static final String HASHES_AFTER = """
        select position, hash
          from hours_ledger
         where position > :after
           and position <= (select max(position) from hours_ledger where position > :after and entered_at < :before)
         order by position
        """;

    private static final String HASHES_BETWEEN = """
        select hash from hours_ledger where position > :after and position <= :upTo order by position
        """;

    private static final String APPEND_ROOT = """
        insert into ledger_root (number, day, up_to, entries, previous, root, taken_at)
        values (:number, :day, :upTo, :entries, :previous, :root, :at)
        """;

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keepOpen() {
        jdbc.sql(KEEP_OPEN).query().listOfRows();
    }

    void keepShut() {
        jdbc.sql(KEEP_SHUT).query().listOfRows();
    }

    void lock(VolunteerId volunteer) {
        jdbc.sql(LOCK).param("volunteer", volunteer.value()).query().listOfRows();
    }

    Entry.Link last(VolunteerId volunteer) {
        return jdbc.sql(LAST)
                .param("volunteer", volunteer.value())
                .query((row, _) -> new Entry.Link(row.getInt("number"), hash(row, "hash")))
                .optional()
                .orElse(Entry.Link.START);
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
        return jdbc.sql(LINES)
                .param("volunteer", volunteer.value())
                .query(LedgerStore::line)
                .list();
    }

    Optional<Entry> standing(PlaceId place) {
        return jdbc.sql(STANDING)
                .param("place", place.value())
                .query(LedgerStore::line)
                .optional()
                .map(Line::entry);
    }

    List<VolunteerId> volunteers() {
        return jdbc.sql("select distinct volunteer_id from hours_ledger order by volunteer_id")
                .query((row, _) -> new VolunteerId(row.getLong(1)))
                .list();
    }

    Root lastRoot() {
        return jdbc.sql(LAST_ROOT)
                .query(LedgerStore::root)
                .optional()
                .orElse(new Root(0, LocalDate.EPOCH, 0, 0, Hash.ZERO, Hash.ZERO, Instant.EPOCH));
    }

    List<Root> roots() {
        return jdbc.sql(ROOTS).query(LedgerStore::root).list();
    }

    List<Placed> hashesAfter(long position, Instant before) {
        return jdbc.sql(HASHES_AFTER)
                .param("after", position)
                .param("before", utc(before))
                .query((row, _) -> new Placed(row.getLong("position"), hash(row, "hash")))
                .list();
    }

    List<Hash> hashesBetween(long after, long upTo) {
        return jdbc.sql(HASHES_BETWEEN)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> hash(row, "hash"))
                .list();
    }

    void append(Root root) {
        jdbc.sql(APPEND_ROOT)
                .param("number", root.number())
                .param("day", root.day())
                .param("upTo", root.upTo())
                .param("entries", root.entries())
                .param("previous", root.previous().bytes())
                .param("root", root.root().bytes())
                .param("at", utc(root.takenAt()))
                .update();
    }

    /** A line's hash and where it stands among all lines of everybody. */
    record Placed(long position, Hash hash) {}

    private static Line line(ResultSet row, int index) throws SQLException {
        var entry = new Entry(
                row.getInt("number"),
                kind(row),
                Entry.HoursClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)),
                row.getInt("minutes"),
                hours(row),
                instant(row, "entered_at"),
                hash(row, "previous"),
                hash(row, "hash"));
        return new Line(entry, row.getInt("balance"), row.getBoolean("voided"));
    }

    private static Entry.Kind kind(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "void" -> new Entry.Kind.Voiding(row.getInt("voids"), row.getString("reason"));
            case "correction" -> new Entry.Kind.Correction(row.getString("reason"));
            default -> new Entry.Kind.Service();
        };
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return new Hours(
                new VolunteerId(row.getLong("volunteer_id")),
                new PlaceId(row.getLong("place_id")),
                new Hours.Service(
                        new ShiftId(row.getLong("shift_id")),
                        new OrderNumber(row.getString("order_number")),
                        new RegionCode(row.getString("region")),
                        row.getString("category"),
                        new Words(row.getString("title_zh"), row.getString("title_en")),
                        new Window(instant(row, "starts_at"), instant(row, "ends_at"))),
                new Mark(instant(row, "came_at"), how(row.getString("came_how"))),
                new Mark(instant(row, "left_at"), how(row.getString("left_how"))),
                new AccountId(row.getLong("entered_by")));
    }

    private static Root root(ResultSet row, int index) throws SQLException {
        return new Root(
                row.getInt("number"),
                row.getObject("day", LocalDate.class),
                row.getLong("up_to"),
                row.getInt("entries"),
                hash(row, "previous"),
                hash(row, "root"),
                instant(row, "taken_at"));
    }

    private static Hash hash(ResultSet row, String column) throws SQLException {
        return new Hash(row.getBytes(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Mark.How how(String code) {
        return Mark.How.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
