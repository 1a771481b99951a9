package org.redvest.attendance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;
import org.redvest.dispatch.PlaceId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.NotFound;

/** Reads rows of the ledger as lines. What was written over a row from outside may be no line any more. */
final class LineStore {

    private LineStore() {}

    static KeptLine kept(ResultSet row) throws SQLException {
        return new KeptLine(
                new VolunteerId(row.getLong("volunteer_id")),
                row.getInt("number"),
                row.getLong("position"),
                hash(row, "previous"),
                hash(row, "hash"),
                readable(row));
    }

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
                Entry.HoursClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)),
                row.getInt("minutes"),
                hours(row),
                instant(row, "entered_at"),
                hash(row, "previous"),
                hash(row, "hash"));
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
                        new ActivityNumber(row.getString("order_number")),
                        new RegionCode(row.getString("region")),
                        row.getString("category"),
                        new Words(row.getString("title_zh"), row.getString("title_en")),
                        new Window(instant(row, "starts_at"), instant(row, "ends_at"))),
                new Mark(instant(row, "came_at"), Mark.How.of(row.getString("came_how"))),
                new Mark(instant(row, "left_at"), Mark.How.of(row.getString("left_how"))),
                new AccountId(row.getLong("entered_by")));
    }

    static Hash hash(ResultSet row, String column) throws SQLException {
        return new Hash(row.getBytes(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
