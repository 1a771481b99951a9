package org.redvest.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleHistory;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleVersion;
import org.redvest.web.Text;

/**
 * The menu as the administrators of the city edit it: with what was withdrawn and what is planned.
 *
 * @param withoutEnglish number of those on offer whose English has not been written
 */
public record MenuSettings(List<Row> categories, List<Row> items, List<Row> skills, long withoutEnglish) {

    public MenuSettings {
        categories = List.copyOf(categories);
        items = List.copyOf(items);
        skills = List.copyOf(skills);
    }

    /**
     * @param content as it is today; of what is planned, as it will be first
     * @param ahead versions whose day has not come
     */
    public record Row(String code, RuleContent content, boolean begun, List<RuleVersion> ahead) {

        public Row {
            ahead = List.copyOf(ahead);
        }

        public boolean offered() {
            return begun && MenuField.isOffered(content);
        }

        /** A text in one of the two languages, and not in the other. Words that came with the program are in the bundles. */
        public boolean lacksEnglish() {
            return List.of(MenuField.TERM, MenuField.WHAT, MenuField.RISKS, MenuField.SAFEGUARDS, MenuField.LICENCE)
                    .stream()
                    .anyMatch(name -> content.has(name) && !content.has(MenuField.english(name)));
        }

        /** Of a service: those of needs and skills may stand in the bundles. */
        public String nameIn(Text text) {
            var english = content.text(MenuField.english(MenuField.TERM));
            return text.english() && !english.isEmpty() ? english : content.text(MenuField.TERM);
        }

        public String category() {
            return content.text(MenuField.CATEGORY);
        }

        public String icon() {
            return content.text(MenuField.ICON);
        }

        public boolean licensed() {
            return content.says(MenuField.LICENSED, MenuField.YES);
        }

        /** Of a service, as it usually is given. */
        public int people() {
            return MenuField.needs()
                    .mapToObj(need -> MenuField.numbered(MenuField.PEOPLE, need))
                    .filter(content::has)
                    .mapToInt(content::number)
                    .sum();
        }

        public int minutes() {
            return content.number(MenuField.LENGTH);
        }

        public int age() {
            return content.number(MenuField.AGE);
        }

        private int position() {
            return content.number(MenuField.POSITION);
        }
    }

    static MenuSettings of(CityRules rules) {
        var items = rows(rules, RuleKind.ITEM);
        var categories = rows(rules, RuleKind.CATEGORY);
        var skills = rows(rules, RuleKind.SKILL);
        long lacking = Stream.of(items, categories, skills)
                .flatMap(List::stream)
                .filter(row -> row.offered() && row.lacksEnglish())
                .count();
        return new MenuSettings(categories, items, skills, lacking);
    }

    public List<Row> itemsOf(String category) {
        return items.stream().filter(item -> item.category().equals(category)).toList();
    }

    private static List<Row> rows(CityRules rules, RuleKind kind) {
        return rules.listNewest(kind).stream()
                .map(version -> row(rules.standing(version.subject()), rules.today()))
                .sorted(Comparator.comparingInt(Row::position).thenComparing(Row::code))
                .toList();
    }

    private static Row row(RuleHistory history, LocalDate today) {
        var now = history.on(today);
        var shown = now.orElseGet(() -> history.ahead(today).getFirst());
        return new Row(shown.subject().code(), shown.content(), now.isPresent(), history.ahead(today));
    }
}
