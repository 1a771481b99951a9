package org.redvest.catalogue;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.rules.CityRules;
import org.redvest.rules.NoSuchRule;
import org.redvest.rules.RuleChange;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleDesk;
import org.redvest.rules.RuleForm;
import org.redvest.rules.RuleOutcome;
import org.redvest.rules.RulePreview;
import org.redvest.rules.RuleSubject;
import org.redvest.rules.RuleVersion;
import org.redvest.web.AddressParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The menu in the hands of the city's administrators: services, needs and skills are added, edited, withdrawn and brought back. */
@Controller
@For(Role.ADMIN)
class MenuSettingsPages {

    private static final String HERE = "/settings/menu/";

    private final RuleDesk desk;
    private final CityRules rules;
    private final MenuForms forms;
    private final MenuFormPages pages;

    MenuSettingsPages(RuleDesk desk, CityRules rules, MenuForms forms, MenuFormPages pages) {
        this.desk = desk;
        this.rules = rules;
        this.forms = forms;
        this.pages = pages;
    }

    @GetMapping("/settings/menu")
    String list(Hat me, Model page) {
        desk.mustReach(me);
        page.addAttribute("menu", MenuSettings.of(rules));
        return "catalogue/settings";
    }

    @GetMapping("/settings/menu/{subject}/{code}")
    String form(
            @PathVariable String subject,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String changed,
            Hat me,
            Model page) {
        desk.mustReach(me);
        page.addAttribute("changed", new AddressParameter("changed", changed).flag());
        var edited = edited(subject, code);
        return pages.form(edited, pages.start(edited), page);
    }

    /** Looks at a change, or saves what was looked at. */
    @PostMapping("/settings/menu/{subject}/{code}")
    String change(
            @PathVariable String subject,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            Hat me,
            HttpServletResponse response,
            Model page) {
        desk.mustReach(me);
        var edited = edited(subject, code);
        var form = RuleForm.typed(joined(typed));
        var read = forms.read(edited.subject(), code, form);
        if (form.steps("edit")) {
            return pages.form(edited, form, page);
        }
        if (!read.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.form(edited, form.with(read.problems()), page);
        }
        if (!form.steps("save")) {
            return preview(edited, form, read.content(), me, page);
        }
        return switch (save(edited, form, read.content(), me)) {
            case RuleOutcome.Laid(var laid) -> "redirect:" + HERE + subject + "/" + laid.code() + "?changed=true";
            case RuleOutcome.NothingChanged _ -> refused(edited, form, "rules.same", response, page);
            case RuleOutcome.ChangedMeanwhile _ -> refused(edited, form, "rules.meanwhile", response, page);
            case RuleOutcome.TooLate _ -> refused(edited, form, "rules.too-late", response, page);
        };
    }

    @PostMapping("/settings/menu/{subject}/{code}/versions/{version}/withdrawal")
    String takeBack(
            @PathVariable String subject,
            @PathVariable String code,
            @PathVariable long version,
            Hat me,
            HttpServletResponse response,
            Model page) {
        desk.mustReach(me);
        var edited = edited(subject, code);
        var rule = edited.rule().orElseThrow(NoSuchRule::new);
        return switch (desk.takeBack(me, rule, pages.name(edited), version)) {
            case RuleOutcome.Laid _, RuleOutcome.NothingChanged _ ->
                "redirect:" + HERE + subject + "/" + code + "?changed=true";
            case RuleOutcome.ChangedMeanwhile _, RuleOutcome.TooLate _ ->
                refused(edited, pages.start(edited), "rules.begun", response, page);
        };
    }

    private RuleOutcome save(EditedMenu edited, RuleForm form, RuleContent content, Hat me) {
        var from = form.effective().orElseThrow();
        return edited.rule()
                .map(rule ->
                        desk.lay(me, new RuleChange(rule, content.text(MenuField.TERM), from, content, form.seen())))
                .orElseGet(() -> desk.layNew(
                        me,
                        edited.subject().kind(),
                        new RuleChange(edited.fresh(), content.text(MenuField.TERM), from, content, form.seen())));
    }

    private String preview(EditedMenu edited, RuleForm form, RuleContent content, Hat me, Model page) {
        var from = form.effective().orElseThrow();
        var history = edited.history(desk);
        var before = history.on(from).map(RuleVersion::content).orElse(RuleContent.NONE);
        var change = new RuleChange(
                edited.rule().orElseGet(edited::fresh), content.text(MenuField.TERM), from, content, form.seen());
        page.addAttribute("edited", edited);
        page.addAttribute("form", form);
        page.addAttribute(
                "preview",
                RulePreview.of(
                        change,
                        before,
                        MenuField.order(edited.subject().kind()),
                        desk.effects(me, change, before),
                        history.ahead(from)));
        page.addAttribute("content", content);
        if (edited.subject() == MenuSubject.ITEMS) {
            var item = Catalogue.preview(edited.code(), content);
            page.addAttribute("item", item);
            page.addAttribute("licences", forms.licences(item, from));
        }
        return "catalogue/preview-" + edited.subject().path();
    }

    private String refused(EditedMenu edited, RuleForm form, String said, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return pages.form(edited, form.said(said).seeing(pages.mark(edited)), page);
    }

    /** Several ticks of one name are one text. */
    private static Map<String, String> joined(MultiValueMap<String, String> typed) {
        Map<String, String> joined = new HashMap<>();
        typed.forEach((name, values) ->
                joined.put(name, name.startsWith(MenuField.SKILLS) ? String.join(",", values) : values.getFirst()));
        return joined;
    }

    private EditedMenu edited(String path, String code) {
        var subject = MenuSubject.of(path).orElseThrow(NoSuchRule::new);
        var edited = new EditedMenu(subject, code);
        if (!edited.isNew()
                && (!RuleSubject.isCode(code) || edited.history(desk).versions().isEmpty())) {
            throw new NoSuchRule();
        }
        return edited;
    }
}
