package org.redvest.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.NotFound;

/** Reads rows of the ledger as lines. What was written over a row from outside may be no line any more. */
final class LineStore {

    private LineStore() {}

    private static Optional<Entry> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(entry(row));
        } catch (IllegalArgumentException | NotFound overwritten) {
            return Optional.empty();
        }
    }

    static Optional<Line> line(ResultSet row, int index) throws SQLException {
        var balance = row.getInt("balance");
        var voided = row.getBoolean("voided");
        return readable(row).map(entry -> new Line(entry, balance, voided));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getInt("number"),
                kind(row),
                Entry.HoursClass.of(row.getString("class")),
                row.getInt("minutes"),
                row.getObject("place_id") == null ? given(row) : hours(row),
                instant(row, "entered_at"),
                hash(row, "previous"),
                hash(row, "hash"));
    }

    private static Entry.Kind kind(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return switch (kind) {
            case "service" -> new Entry.Kind.Service();
            case "void" -> new Entry.Kind.Voiding(row.getInt("voids"), row.getString("reason"));
            case "correction" -> new Entry.Kind.Correction(row.getString("reason"));
            case "opening" -> new Entry.Kind.OpeningBalance();
            case "honour" -> new Entry.Kind.Honour();
            default -> throw new IllegalArgumentException("A line of the ledger is never \"%s\"".formatted(kind));
        };
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return new Hours(
                new VolunteerId(row.getLong("volunteer_id")),
                new PlaceId(row.getLong("place_id")),
                new Hours.Occasion(
                        new ShiftId(row.getLong("shift_id")),
                        new LedgerOwner(LedgerOwner.OwnerKind.of(row.getInt("owner_kind")), row.getString("owner")),
                        new RegionCode(row.getString("region")),
                        row.getString("category"),
                        new Words(row.getString("title_zh"), row.getString("title_en")),
                        new Window(instant(row, "starts_at"), instant(row, "ends_at"))),
                new Mark(instant(row, "came_at"), Mark.How.of(row.getString("came_how"))),
                new Mark(instant(row, "left_at"), Mark.How.of(row.getString("left_how"))),
                new AccountId(row.getLong("entered_by")));
    }

    private static GivenHours given(ResultSet row) throws SQLException {
        return new GivenHours(
                new VolunteerId(row.getLong("volunteer_id")),
                new RegionCode(row.getString("region")),
                Entry.HoursClass.of(row.getString("class")),
                Math.abs(row.getInt("minutes")),
                instant(row, "starts_at"),
                row.getString("source"),
                new AccountId(row.getLong("entered_by")));
    }

    static Hash hash(ResultSet row, String column) throws SQLException {
        return new Hash(row.getBytes(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
