package org.redvest.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleVersion;
import org.springframework.stereotype.Service;

/** What the rest of Redvest may ask about the menu: as it is today. An order keeps its copy, so what changes here changes no order. */
@Service
public class Catalogue {

    static final Comparator<RuleVersion> BY_POSITION = Comparator.<RuleVersion>comparingInt(
                    version -> version.content().number(MenuField.POSITION))
            .thenComparing(version -> version.subject().code());

    private final CityRules rules;

    Catalogue(CityRules rules) {
        this.rules = rules;
    }

    /** For a city that writes its own menu, in its founding: nothing that comes with the program is offered. */
    public void startEmpty() {
        for (var version : rules.list(RuleKind.ITEM, rules.today())) {
            rules.found(version.subject(), MenuField.withdrawn(version.content()));
        }
    }

    /** The needs that are offered, in the order of the page. */
    public List<Category> categories() {
        return offered(RuleKind.CATEGORY).stream().map(MenuReading::category).toList();
    }

    /** Those that were withdrawn, too: figures of earlier services are counted under them. */
    public List<Category> everyCategory() {
        return versions(RuleKind.CATEGORY).stream().map(MenuReading::category).toList();
    }

    public Category category(String code) {
        return categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchMenuItem("need"));
    }

    /** What a service or a programme can count beside people and hours. */
    public static List<String> measures() {
        return MenuForms.MEASURES;
    }

    public List<Skill> skills() {
        return offered(RuleKind.SKILL).stream().map(MenuReading::skill).toList();
    }

    /** Those that were withdrawn, too: volunteers may have them. */
    public List<Skill> everySkill() {
        return versions(RuleKind.SKILL).stream().map(MenuReading::skill).toList();
    }

    /** Every service on offer, need by need. */
    public List<MenuItem> menu() {
        var items = offered(RuleKind.ITEM).stream()
                .map(version -> MenuReading.item(version.subject().code(), version.content()))
                .collect(Collectors.groupingBy(MenuItem::category));
        return categories().stream()
                .flatMap(category -> items.getOrDefault(category.code(), List.of()).stream())
                .toList();
    }

    public List<MenuItem> menu(Category category) {
        return menu().stream()
                .filter(item -> item.category().equals(category.code()))
                .toList();
    }

    public Optional<MenuItem> find(MenuItemId id) {
        return menu().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public MenuItem item(MenuItemId id) {
        return find(id).orElseThrow(() -> new NoSuchMenuItem("service"));
    }

    private List<RuleVersion> offered(RuleKind kind) {
        return versions(kind).stream()
                .filter(version -> MenuField.isOffered(version.content()))
                .toList();
    }

    private List<RuleVersion> versions(RuleKind kind) {
        return rules.list(kind, today()).stream().sorted(BY_POSITION).toList();
    }

    private LocalDate today() {
        return rules.today();
    }

    /** What an administrator's version of a service would be for a community. */
    static MenuItem preview(String code, RuleContent content) {
        return MenuReading.item(code, content);
    }
}
