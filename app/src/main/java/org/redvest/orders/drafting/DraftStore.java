package org.redvest.orders.drafting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.orders.OrderRowStore;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about forms that were begun, or refused, and not yet sent. */
@Repository
class DraftStore {

    /** A form belongs to whoever began it; another's of the same number is left alone. */
    private static final String SAVE = """
            insert into order_draft (draft, region, account, order_number, form, saved_at)
            values (:draft, :region, :account, :order, :form::jsonb, :now)
            on conflict (draft) do update
               set form = excluded.form, saved_at = excluded.saved_at
             where order_draft.account = excluded.account and order_draft.region = excluded.region
            """;

    private static final String FIND = """
            select draft, form, saved_at
              from order_draft
             where draft = :draft and account = :account and region = :region
               and order_number is not distinct from :order
            """;

    private static final String LIST = """
            select draft, form, saved_at
              from order_draft
             where account = :account and region = :region and order_number is null
             order by saved_at desc, draft
             limit :most offset :from
            """;

    private static final String COUNT = """
            select count(*)
              from order_draft
             where account = :account and region = :region and order_number is null
            """;

    /** A form about an order is of no use once another was sent. */
    private static final String DELETE_ABOUT = """
            delete from order_draft
             where order_number = :order and account = :account and region = :region
            """;

    private static final String DELETE = """
            delete from order_draft
             where draft = :draft and account = :account and region = :region
            """;

    private static final String HAND_OVER = """
            update order_draft set account = :to where account = :from and region = :region
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param about the order it wants to change, or nothing of */
    void save(UUID draft, Optional<ActivityNumber> about, OrderForm form, Hat hat, Instant now) {
        jdbc.sql(SAVE)
                .param("draft", draft)
                .param("order", about.map(ActivityNumber::value).orElse(null), Types.VARCHAR)
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .param("form", json.writeValueAsString(form))
                .param("now", OrderRowStore.time(now))
                .update();
    }

    Optional<SavedDraft> find(UUID draft, Optional<ActivityNumber> about, Hat hat) {
        return jdbc.sql(FIND)
                .param("draft", draft)
                .param("order", about.map(ActivityNumber::value).orElse(null), Types.VARCHAR)
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .query((row, _) -> saved(row))
                .optional();
    }

    List<SavedDraft> list(Hat hat, int from, int most) {
        return jdbc.sql(LIST)
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> saved(row))
                .list();
    }

    int count(Hat hat) {
        return jdbc.sql(COUNT)
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .query(Integer.class)
                .single();
    }

    void deleteAbout(ActivityNumber order, Hat hat) {
        jdbc.sql(DELETE_ABOUT)
                .param("order", order.value())
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .update();
    }

    void delete(UUID draft, Hat hat) {
        jdbc.sql(DELETE)
                .param("draft", draft)
                .param("region", hat.region().value())
                .param("account", hat.account().value())
                .update();
    }

    void handOver(AccountId from, AccountId to, RegionCode community) {
        jdbc.sql(HAND_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .param("region", community.value())
                .update();
    }

    /** Whosever it is. */
    void forget(UUID draft) {
        jdbc.sql("delete from order_draft where draft = :draft")
                .param("draft", draft)
                .update();
    }

    private SavedDraft saved(ResultSet row) throws SQLException {
        return new SavedDraft(
                row.getObject("draft", UUID.class),
                json.readValue(row.getString("form"), OrderForm.class),
                OrderRowStore.time(row, "saved_at"));
    }
}
