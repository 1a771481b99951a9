package org.redvest.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleForm;
import org.redvest.rules.RuleKind;
import org.redvest.rules.RuleVersion;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** Reads the forms in which the menu is edited; what is wrong is named beside its field. */
@Component
class MenuForms {

    static final List<String> MEASURES =
            List.of("beneficiaries", "households", "kilograms", "items", "trees", "events");
    static final List<String> ICONS = List.of(
            "old",
            "mood-kid",
            "scale",
            "stethoscope",
            "leaf",
            "calendar-event",
            "train",
            "pencil",
            "users",
            "building-community",
            "device-mobile",
            "message-2",
            "shield-check",
            "route",
            "photo",
            "star");

    private static final int MOST_SKILLS = 5;

    private static final FreeText NAME = FreeText.own(1, 30);
    private static final FreeText NAME_IN_ENGLISH = FreeText.own(0, 60);
    private static final FreeText LINE = FreeText.own(2, 100);
    private static final FreeText LINE_IN_ENGLISH = FreeText.own(0, 250);
    private static final FreeText SAFETY = FreeText.own(2, 200);
    private static final FreeText SAFETY_IN_ENGLISH = FreeText.own(0, 500);

    private static final List<RuleField> OF_AN_ITEM = List.of(
            new RuleField.Hour(MenuField.BEGINS),
            new RuleField.Whole(MenuField.LENGTH, 30, 1440),
            new RuleField.Whole(MenuField.AGE, 14, 70));
    private static final RuleField POSITION = new RuleField.Whole(MenuField.POSITION, 1, 99);

    private final CityRules rules;

    MenuForms(CityRules rules) {
        this.rules = rules;
    }

    /** What was typed, and what of it is wrong. */
    record Read(RuleContent content, List<Problem> problems) {}

    Read read(MenuSubject subject, String code, RuleForm form) {
        var reading = new Reading(form, form.effective().orElse(rules.today()));
        switch (subject) {
            case ITEMS -> reading.item();
            case CATEGORIES -> reading.category(code);
            case SKILLS -> reading.skill(code);
        }
        reading.problems.addAll(form.dayProblems(rules.today()));
        return new Read(new RuleContent(reading.values), List.copyOf(reading.problems));
    }

    /** Needs that are offered on a day, to choose from: what is off the menu is none of them. */
    List<Category> categories(LocalDate day) {
        return offered(RuleKind.CATEGORY, day)
                .map(MenuReading::category)
                .filter(category -> !category.offMenu())
                .toList();
    }

    List<Skill> skills(LocalDate day) {
        return offered(RuleKind.SKILL, day).map(MenuReading::skill).toList();
    }

    /** Those skills of a service for which the law asks for a licence. */
    List<String> licences(MenuItem item, LocalDate day) {
        return skills(day).stream()
                .filter(Skill::licensed)
                .map(Skill::code)
                .filter(item.skills()::contains)
                .toList();
    }

    private Stream<RuleVersion> offered(RuleKind kind, LocalDate day) {
        return rules.list(kind, day).stream()
                .filter(version -> MenuField.isOffered(version.content()))
                .sorted(Catalogue.BY_POSITION);
    }

    /** Services that are offered on a day, or are to be later. */
    private List<RuleContent> items(LocalDate day) {
        return Stream.concat(rules.list(RuleKind.ITEM, day).stream(), rules.listNewest(RuleKind.ITEM).stream())
                .map(RuleVersion::content)
                .filter(MenuField::isOffered)
                .distinct()
                .toList();
    }

    private final class Reading {
        private final RuleForm form;
        private final LocalDate day;
        private final Map<String, String> values = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Reading(RuleForm form, LocalDate day) {
            this.form = form;
            this.day = day;
        }

        void item() {
            text(MenuField.TERM, NAME);
            text(MenuField.english(MenuField.TERM), NAME_IN_ENGLISH);
            text(MenuField.WHAT, LINE);
            text(MenuField.english(MenuField.WHAT), LINE_IN_ENGLISH);
            choice(
                    MenuField.CATEGORY,
                    categories(day).stream().map(Category::code).toList());
            text(MenuField.RISKS, SAFETY);
            text(MenuField.english(MenuField.RISKS), SAFETY_IN_ENGLISH);
            text(MenuField.SAFEGUARDS, SAFETY);
            text(MenuField.english(MenuField.SAFEGUARDS), SAFETY_IN_ENGLISH);
            OF_AN_ITEM.forEach(this::limit);
            choice(MenuField.WEEKDAYS, List.of("any", "weekday", "weekend"));
            choice(MenuField.SITE, List.of("home", "community", "elsewhere"));
            choice(MenuField.MEASURE, MEASURES);
            MenuField.needs().forEach(this::need);
            common();
        }

        /** The first row must be filled; a later one without people is none. */
        private void need(int number) {
            var people = MenuField.numbered(MenuField.PEOPLE, number);
            var skills = MenuField.numbered(MenuField.SKILLS, number);
            var asked = MenuReading.skills(form.value(skills));
            if (number > 0 && form.value(people).isBlank() && asked.isEmpty()) {
                return;
            }
            limit(new RuleField.Whole(people, 1, 50));
            var known = skills(day).stream().map(Skill::code).toList();
            if (!known.containsAll(asked)) {
                problems.add(new Problem(skills, "catalogue.problem.skill"));
            } else if (asked.size() > MOST_SKILLS) {
                problems.add(new Problem(skills, "catalogue.problem.skills", MOST_SKILLS));
            }
            values.put(skills, String.join(",", asked));
        }

        void category(String code) {
            text(MenuField.TERM, NAME);
            text(MenuField.english(MenuField.TERM), NAME_IN_ENGLISH);
            text(MenuField.WHAT, LINE);
            text(MenuField.english(MenuField.WHAT), LINE_IN_ENGLISH);
            choice(MenuField.ICON, ICONS);
            common();
            long used = items(day).stream()
                    .filter(item -> item.says(MenuField.CATEGORY, code))
                    .count();
            if (withdrawn() && code.equals(Category.OTHER)) {
                problems.add(new Problem(MenuField.OFFERED, "catalogue.problem.other"));
            } else if (withdrawn() && used > 0) {
                problems.add(new Problem(MenuField.OFFERED, "catalogue.problem.category-used", used));
            }
        }

        void skill(String code) {
            text(MenuField.TERM, NAME);
            text(MenuField.english(MenuField.TERM), NAME_IN_ENGLISH);
            licence(code);
            common();
            long used = items(day).stream()
                    .filter(item -> MenuField.needs()
                            .anyMatch(need -> MenuReading.skills(item.text(MenuField.numbered(MenuField.SKILLS, need)))
                                    .contains(code)))
                    .count();
            if (withdrawn() && used > 0) {
                problems.add(new Problem(MenuField.OFFERED, "catalogue.problem.skill-used", used));
            }
        }

        /** Whether the law asks for a licence is said once: volunteers and orders were held to it. */
        private void licence(String code) {
            choice(MenuField.LICENSED, List.of(MenuField.YES, MenuField.NO));
            var was = rules.listNewest(RuleKind.SKILL).stream()
                    .filter(version -> version.subject().code().equals(code))
                    .map(version -> version.content().text(MenuField.LICENSED))
                    .findFirst();
            if (was.isPresent() && !was.get().equals(form.value(MenuField.LICENSED))) {
                problems.add(new Problem(MenuField.LICENSED, "catalogue.problem.licensed"));
            }
            if (form.value(MenuField.LICENSED).equals(MenuField.YES)) {
                text(MenuField.LICENCE, NAME);
                text(MenuField.english(MenuField.LICENCE), NAME_IN_ENGLISH);
            }
        }

        private void common() {
            limit(POSITION);
            choice(MenuField.OFFERED, List.of(MenuField.YES, MenuField.NO));
        }

        private boolean withdrawn() {
            return form.value(MenuField.OFFERED).equals(MenuField.NO);
        }

        private void text(String name, FreeText rule) {
            var typed = PlainText.line(form.value(name));
            problems.addAll(rule.problems(name, "web.typed.missing", typed));
            if (!typed.isEmpty()) {
                values.put(name, typed);
            }
        }

        private void choice(String name, List<String> allowed) {
            if (allowed.contains(form.value(name))) {
                values.put(name, form.value(name));
            } else {
                problems.add(new Problem(name, "web.typed.choose"));
            }
        }

        private void limit(RuleField field) {
            field.read(form.value(field.name()))
                    .ifPresentOrElse(read -> values.put(field.name(), read), () -> problems.add(field.problem()));
        }
    }
}
