package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;

/** How orders and times lie in rows: what the module's stores have in common. */
public final class OrderRowStore {

    private OrderRowStore() {}

    /** An order as its row has it, without its activity. */
    record StoredOrder(
            ActivityNumber number, String state, int version, Order.Placed placed, Optional<Decision> decision) {

        Order with(Activity activity) {
            return new Order(OrderState.of(state, activity), version, placed, decision, activity);
        }
    }

    static StoredOrder order(ResultSet row) throws SQLException {
        return new StoredOrder(
                new ActivityNumber(row.getString("order_number")),
                row.getString("state"),
                row.getInt("version"),
                new Order.Placed(
                        new AccountId(row.getLong("ordered_by")), time(row, "submitted_at"), time(row, "answer_due")),
                decision(row));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String verdict = row.getString("decision");
        if (verdict == null) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                Decision.Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                new AccountId(row.getLong("decided_by")),
                time(row, "decided_at"),
                Optional.ofNullable(row.getString("reason"))
                        .map(reason -> Decision.DecisionReason.valueOf(reason.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getString("said")).orElse("")));
    }

    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
