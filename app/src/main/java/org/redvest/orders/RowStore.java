package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.catalogue.Words;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How orders, times and sets lie in rows, both ways: what the module's stores have in common. */
final class RowStore {

    private RowStore() {}

    static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(
                new OrderNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                row.getString("state"),
                row.getInt("version"),
                new Terms(service(row), new Whereabouts(site(row), row.getString("site_name"))),
                new Order.Placed(
                        new AccountId(row.getLong("ordered_by")), time(row, "submitted_at"), time(row, "answer_due")),
                decision(row),
                Optional.ofNullable(row.getString("opened_to")).map(RegionCode::new));
    }

    static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, OrderNumber number, Terms terms, Order.Placed placed) {
        var service = terms.service();
        bind(statement, "title", service.title());
        bind(statement, "what", service.what());
        bind(statement, "risks", service.risks());
        bind(statement, "safeguards", service.safeguards());
        return statement
                .param("number", number.value())
                .param("item", service.item().map(MenuItemId::value).orElse(null))
                .param("category", service.category())
                .param("minimum_age", service.minimumAge())
                .param("measure", service.measure())
                .param("site", terms.where().site().name().toLowerCase(Locale.ROOT))
                .param("site_name", terms.where().name())
                .param("by", placed.by().value())
                .param("at", time(placed.at()))
                .param("due", time(placed.due()));
    }

    private static void bind(JdbcClient.StatementSpec statement, String column, Words words) {
        statement.param(column + "_zh", words.zh()).param(column + "_en", words.en());
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                Optional.ofNullable(row.getString("item")).map(MenuItemId::new),
                row.getString("category"),
                words(row, "title"),
                words(row, "what"),
                words(row, "risks"),
                words(row, "safeguards"),
                row.getInt("minimum_age"),
                row.getString("measure"));
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
                        .map(reason -> Decision.Reason.valueOf(reason.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getString("said")).orElse("")));
    }

    private static Site site(ResultSet row) throws SQLException {
        return Site.valueOf(row.getString("site").toUpperCase(Locale.ROOT));
    }

    private static Words words(ResultSet row, String column) throws SQLException {
        return new Words(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
