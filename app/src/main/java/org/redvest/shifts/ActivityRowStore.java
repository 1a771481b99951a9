package org.redvest.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

/** How activities, times and sets lie in rows, both ways: what the module's stores have in common. */
final class ActivityRowStore {

    private ActivityRowStore() {}

    /** Without its shifts, which lie in rows of their own. */
    static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                new ActivityNumber(row.getString("activity")),
                Owner.of(row.getString("owner")),
                new RegionCode(row.getString("region")),
                new AccountId(row.getLong("proposed_by")),
                Activity.Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                service(row),
                new Whereabouts(site(row), row.getString("site_name")),
                Optional.ofNullable(row.getString("opened_to")).map(RegionCode::new),
                List.of());
    }

    static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, ActivityNumber number, Terms terms, AccountId by) {
        var service = terms.service();
        bind(statement, "title", service.title());
        bind(statement, "what", service.what());
        bind(statement, "risks", service.risks());
        bind(statement, "safeguards", service.safeguards());
        return statement
                .param("activity", number.value())
                .param("by", by.value())
                .param("item", service.item().map(MenuItemId::value).orElse(null))
                .param("category", service.category())
                .param("minimum_age", service.minimumAge())
                .param("measure", service.measure())
                .param("site", terms.where().site().name().toLowerCase(Locale.ROOT))
                .param("site_name", terms.where().name());
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
