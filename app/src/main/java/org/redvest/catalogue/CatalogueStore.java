package org.redvest.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the menu. */
@Repository
class CatalogueStore {

    private static final String CATEGORIES = """
            select category, icon
              from category
             order by position
            """;

    private static final String SKILLS = """
            select skill, licensed
              from skill
             order by position
            """;

    private static final String OFFER_NOTHING = """
            update menu_item set offered = false
            """;

    private static final String MENU = """
            select menu_item.*
              from menu_item
              join category using (category)
             where offered
             order by category.position, menu_item.position
            """;

    private static final String NEEDS = """
            select item, people, skills
              from menu_need
             order by item, number
            """;

    private final JdbcClient jdbc;

    CatalogueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void offerNothing() {
        jdbc.sql(OFFER_NOTHING).update();
    }

    List<Category> categories() {
        return jdbc.sql(CATEGORIES)
                .query((row, _) -> new Category(row.getString("category"), row.getString("icon")))
                .list();
    }

    List<Skill> skills() {
        return jdbc.sql(SKILLS)
                .query((row, _) -> new Skill(row.getString("skill"), row.getBoolean("licensed")))
                .list();
    }

    List<MenuItem> menu() {
        var needs = needs();
        return jdbc.sql(MENU)
                .query((row, _) -> item(row, needs.getOrDefault(row.getString("item"), List.of())))
                .list();
    }

    private Map<String, List<MenuNeed>> needs() {
        Map<String, List<MenuNeed>> needs = new HashMap<>();
        jdbc.sql(NEEDS).query(row -> {
            needs.computeIfAbsent(row.getString("item"), _ -> new ArrayList<>())
                    .add(new MenuNeed(row.getInt("people"), strings(row, "skills")));
        });
        return needs;
    }

    private static MenuItem item(ResultSet row, List<MenuNeed> needs) throws SQLException {
        return new MenuItem(
                new MenuItemId(row.getString("item")),
                row.getString("category"),
                words(row, "name"),
                words(row, "what"),
                usual(row),
                needs,
                row.getInt("minimum_age"),
                row.getString("measure"),
                words(row, "risks"),
                words(row, "safeguards"));
    }

    private static MenuItem.Usual usual(ResultSet row) throws SQLException {
        return new MenuItem.Usual(
                row.getObject("starts", LocalTime.class),
                row.getInt("minutes"),
                MenuItem.Days.of(row.getString("days")),
                Site.valueOf(row.getString("site").toUpperCase(Locale.ROOT)));
    }

    private static Words words(ResultSet row, String column) throws SQLException {
        return new Words(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
