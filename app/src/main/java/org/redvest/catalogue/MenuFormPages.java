package org.redvest.catalogue;

import java.util.HashMap;
import java.util.Map;
import org.redvest.rules.CityRules;
import org.redvest.rules.RuleDesk;
import org.redvest.rules.RuleForm;
import org.redvest.rules.RuleHistoryView;
import org.redvest.rules.RuleKind;
import org.redvest.web.Language;
import org.redvest.web.Problems;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws up the pages on which the menu is edited. */
@Component
class MenuFormPages {

    /** A new service as most are: fields that one would have to think about are empty. */
    private static final Map<String, String> USUAL = Map.of(
            MenuField.OFFERED, MenuField.YES,
            MenuField.LICENSED, MenuField.NO,
            MenuField.ICON, "star",
            MenuField.BEGINS, "09:00",
            MenuField.LENGTH, "120",
            MenuField.WEEKDAYS, "any",
            MenuField.SITE, "community",
            MenuField.AGE, "18",
            MenuField.MEASURE, "beneficiaries",
            MenuField.PEOPLE, "2");

    private final RuleDesk desk;
    private final CityRules rules;
    private final MenuForms forms;
    private final Texts texts;

    MenuFormPages(RuleDesk desk, CityRules rules, MenuForms forms, Texts texts) {
        this.desk = desk;
        this.rules = rules;
        this.forms = forms;
        this.texts = texts;
    }

    long mark(EditedMenu edited) {
        return edited.isNew()
                ? desk.markOf(edited.subject().kind())
                : edited.history(desk).mark();
    }

    RuleForm start(EditedMenu edited) {
        if (!edited.isNew()) {
            return withWords(edited, RuleForm.of(edited.history(desk), rules.today()));
        }
        var typed = new HashMap<>(USUAL);
        typed.put(MenuField.POSITION, Integer.toString(next(edited.subject().kind())));
        typed.put("effective", rules.today().toString());
        typed.put("seen", Long.toString(mark(edited)));
        return new RuleForm(typed, Problems.NONE, "");
    }

    private int next(RuleKind kind) {
        return Math.min(
                99,
                1
                        + rules.listNewest(kind).stream()
                                .mapToInt(version -> version.content().number(MenuField.POSITION))
                                .max()
                                .orElse(0));
    }

    /** What came with the program has its words in the bundles until the city writes its own. */
    private RuleForm withWords(EditedMenu edited, RuleForm form) {
        return switch (edited.subject()) {
            case ITEMS -> form;
            case CATEGORIES ->
                said(said(form, MenuField.TERM, "category", edited, ""), MenuField.WHAT, "category", edited, ".what");
            case SKILLS ->
                said(said(form, MenuField.TERM, "skill", edited, ""), MenuField.LICENCE, "licence", edited, "");
        };
    }

    private RuleForm said(RuleForm form, String field, String what, EditedMenu edited, String end) {
        var key = "catalogue.%s.%s%s".formatted(what, edited.code(), end);
        var zh = texts.in(Language.ZH);
        var en = texts.in(Language.EN);
        if (!form.value(field).isEmpty() || !zh.has(key) || !en.has(key)) {
            return form;
        }
        return form.with(field, zh.of(key)).with(MenuField.english(field), en.of(key));
    }

    String name(EditedMenu edited) {
        return start(edited).value(MenuField.TERM);
    }

    String form(EditedMenu edited, RuleForm form, Model page) {
        var history = edited.history(desk);
        var day = form.effective().orElse(rules.today());
        page.addAttribute("edited", edited);
        page.addAttribute("form", form);
        page.addAttribute(
                "history",
                RuleHistoryView.of(
                        history, MenuField.order(edited.subject().kind()), desk.makers(history), rules.today()));
        page.addAttribute("categories", forms.categories(day));
        page.addAttribute("skills", forms.skills(day));
        page.addAttribute("measures", MenuForms.MEASURES);
        page.addAttribute("icons", MenuForms.ICONS);
        if (!page.containsAttribute("changed")) {
            page.addAttribute("changed", false);
        }
        return "catalogue/edit-" + edited.subject().path();
    }
}
