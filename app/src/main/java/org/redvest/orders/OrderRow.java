package org.redvest.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.catalogue.Words;
import org.redvest.regions.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an order lies in its row, both ways. */
record OrderRow(
        OrderNumber number,
        RegionCode region,
        String state,
        int version,
        Terms terms,
        Order.Placed placed,
        Optional<Decision> decision,
        Optional<RegionCode> openedTo) {

    Order with(List<Shift> shifts) {
        return new Order(
                number,
                region,
                OrderState.of(state, shifts),
                version,
                terms.service(),
                terms.where(),
                placed,
                decision,
                openedTo,
                shifts);
    }

    static OrderRow of(ResultSet row) throws SQLException {
        return new OrderRow(
                new OrderNumber(row.getString("order_number")),
                new RegionCode(row.getString("region")),
                row.getString("state"),
                row.getInt("version"),
                new Terms(service(row), new Whereabouts(site(row), row.getString("site_name"))),
                new Order.Placed(
                        new AccountId(row.getLong("ordered_by")),
                        Sql.time(row, "submitted_at"),
                        Sql.time(row, "answer_due")),
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
                .param("at", Sql.time(placed.at()))
                .param("due", Sql.time(placed.due()));
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
                Sql.time(row, "decided_at"),
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
}
