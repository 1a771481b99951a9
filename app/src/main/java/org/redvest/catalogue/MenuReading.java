package org.redvest.catalogue;

import java.util.List;
import java.util.Locale;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleVersion;

/** Makes of a version what the rest of Redvest knows. */
final class MenuReading {

    private MenuReading() {}

    static Category category(RuleVersion version) {
        return new Category(version.subject().code(), version.content().text(MenuField.ICON));
    }

    static Skill skill(RuleVersion version) {
        return new Skill(version.subject().code(), version.content().says(MenuField.LICENSED, MenuField.YES));
    }

    static MenuItem item(String code, RuleContent content) {
        return new MenuItem(
                new MenuItemId(code),
                content.text(MenuField.CATEGORY),
                words(content, MenuField.TERM),
                words(content, MenuField.WHAT),
                usual(content),
                needs(content),
                content.number(MenuField.AGE),
                content.text(MenuField.MEASURE),
                words(content, MenuField.RISKS),
                words(content, MenuField.SAFEGUARDS));
    }

    private static MenuItem.Usual usual(RuleContent content) {
        return new MenuItem.Usual(
                content.time(MenuField.BEGINS),
                content.number(MenuField.LENGTH),
                MenuItem.Days.of(content.text(MenuField.WEEKDAYS)),
                Site.valueOf(content.text(MenuField.SITE).toUpperCase(Locale.ROOT)));
    }

    private static List<MenuNeed> needs(RuleContent content) {
        return MenuField.needs()
                .filter(need -> content.has(MenuField.numbered(MenuField.PEOPLE, need)))
                .mapToObj(need -> new MenuNeed(
                        content.number(MenuField.numbered(MenuField.PEOPLE, need)),
                        skills(content.text(MenuField.numbered(MenuField.SKILLS, need)))))
                .toList();
    }

    static List<String> skills(String typed) {
        return typed.isEmpty() ? List.of() : List.of(typed.split(","));
    }

    /** Where the English has not been written yet the Chinese stands for both, as in an order off the menu. */
    private static Words words(RuleContent content, String name) {
        var zh = content.text(name);
        var en = content.text(MenuField.english(name));
        return en.isEmpty() ? Words.asTyped(zh) : new Words(zh, en);
    }
}
