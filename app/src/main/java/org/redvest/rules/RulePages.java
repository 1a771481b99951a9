package org.redvest.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The city's limits (规则). For an administrator of less than the whole they do not exist. */
@Controller
@For(Role.ADMIN)
class RulePages {

    private final RuleDesk desk;
    private final CityRules rules;
    private final List<RuleSheet> sheets;

    RulePages(RuleDesk desk, CityRules rules, List<RuleSheet> sheets) {
        this.desk = desk;
        this.rules = rules;
        this.sheets = List.copyOf(sheets);
    }

    @GetMapping("/settings/rules")
    String list(Hat me, Model page) {
        desk.mustReach(me);
        var today = rules.today();
        page.addAttribute(
                "sheets",
                sheets.stream()
                        .map(sheet -> new SheetInForce(
                                sheet,
                                rules.limits(sheet.code(), today),
                                rules.standing(RuleSubject.limits(sheet.code())).ahead(today)))
                        .toList());
        return "rules/list";
    }

    @GetMapping("/settings/rules/{sheet}")
    String form(@PathVariable String sheet, @RequestParam(defaultValue = "") String changed, Hat me, Model page) {
        desk.mustReach(me);
        var found = sheet(sheet);
        page.addAttribute("changed", new AddressParameter("changed", changed).flag());
        return show(found, RuleForm.of(desk.history(subject(found)), rules.today()), page);
    }

    /** Looks at a change, or saves what was looked at. */
    @PostMapping("/settings/rules/{sheet}")
    String change(
            @PathVariable String sheet,
            @RequestParam Map<String, String> typed,
            Hat me,
            HttpServletResponse response,
            Model page) {
        desk.mustReach(me);
        var found = sheet(sheet);
        var form = RuleForm.typed(typed);
        var read = LimitsReading.of(found, form, rules.today());
        if (!read.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(found, form.with(read.problems()), page);
        }
        var change = read.change();
        if (form.steps("edit")) {
            return show(found, form, page);
        }
        if (!form.steps("save")) {
            return preview(found, form, change, me, page);
        }
        return switch (desk.lay(me, change)) {
            case RuleOutcome.Laid _ -> "redirect:/settings/rules/" + sheet + "?changed=true";
            case RuleOutcome.NothingChanged _ -> refused(found, form, "rules.same", response, page);
            case RuleOutcome.ChangedMeanwhile _ -> refused(found, form, "rules.meanwhile", response, page);
            case RuleOutcome.TooLate _ -> refused(found, form, "rules.too-late", response, page);
        };
    }

    @PostMapping("/settings/rules/{sheet}/versions/{version}/withdrawal")
    String takeBack(
            @PathVariable String sheet, @PathVariable long version, Hat me, HttpServletResponse response, Model page) {
        desk.mustReach(me);
        var found = sheet(sheet);
        return switch (desk.takeBack(me, subject(found), sheet, version)) {
            case RuleOutcome.Laid _, RuleOutcome.NothingChanged _ ->
                "redirect:/settings/rules/" + sheet + "?changed=true";
            case RuleOutcome.ChangedMeanwhile _, RuleOutcome.TooLate _ ->
                refused(found, RuleForm.of(desk.history(subject(found)), rules.today()), "rules.begun", response, page);
        };
    }

    private String preview(RuleSheet sheet, RuleForm form, RuleChange change, Hat me, Model page) {
        var history = desk.history(change.subject());
        var before = history.on(change.from()).map(RuleVersion::content).orElse(RuleContent.NONE);
        page.addAttribute("sheet", sheet);
        page.addAttribute(
                "preview",
                RulePreview.of(
                        change, before, order(sheet), desk.effects(me, change, before), history.ahead(change.from())));
        page.addAttribute("form", form);
        return "rules/preview";
    }

    /** What another has done meanwhile stands in the history under the form; what was typed is kept, and now counts as seen. */
    private String refused(RuleSheet sheet, RuleForm form, String said, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(sheet, form.said(said).seeing(desk.history(subject(sheet)).mark()), page);
    }

    private String show(RuleSheet sheet, RuleForm form, Model page) {
        var history = desk.history(subject(sheet));
        page.addAttribute("sheet", sheet);
        page.addAttribute("form", form);
        page.addAttribute("history", RuleHistoryView.of(history, order(sheet), desk.makers(history), rules.today()));
        if (!page.containsAttribute("changed")) {
            page.addAttribute("changed", false);
        }
        return "rules/sheet";
    }

    private static List<String> order(RuleSheet sheet) {
        return sheet.fields().stream().map(RuleField::name).toList();
    }

    private static RuleSubject subject(RuleSheet sheet) {
        return RuleSubject.limits(sheet.code());
    }

    private RuleSheet sheet(String code) {
        return sheets.stream()
                .filter(sheet -> sheet.code().equals(code))
                .findFirst()
                .orElseThrow(NoSuchRule::new);
    }
}
