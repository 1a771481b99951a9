package org.redvest.attendance.confirming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Correction;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.CountForm;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.marks.Redirect;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Owner;
import org.redvest.shifts.ShiftId;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Queries;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Those who keep a shift: who came, how many were served, and what they take back of that. */
@Controller
class ConfirmPages {

    private final Attendance attendance;
    private final FirstWord names;

    ConfirmPages(Attendance attendance, FirstWord names) {
        this.attendance = attendance;
        this.names = names;
    }

    @GetMapping("/shifts/{shift}/confirmation")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView page(@PathVariable long shift, @RequestParam(defaultValue = "") String unchanged, Hat hat) {
        var page = page(new ShiftId(shift), hat, Sheet.Filled.NOTHING, Map.of(), Problems.NONE);
        page.addObject(
                "unchanged",
                new AddressParameter("unchanged", unchanged)
                        .matching("count|[0-9]{1,18}", "web.allowed.as-in-the-link"));
        return page;
    }

    @PostMapping("/shifts/{shift}/confirmation")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView confirm(@PathVariable long shift, @RequestParam Map<String, String> typed, Hat hat) {
        var id = new ShiftId(shift);
        var filled = new Sheet.Filled(
                byPlace(typed, "said-"),
                byPlace(typed, "left-"),
                typed.getOrDefault("beneficiaries", ""),
                typed.getOrDefault("measured", ""),
                byPlace(typed, "came-"),
                byPlace(typed, "reason-"),
                byPlace(typed, "meant-").keySet());
        return switch (attendance.confirm(id, filled, hat)) {
            case Confirmation.Done _, Confirmation.Already _, Confirmation.NotHeld _ -> Redirect.than(path(id));
            case Confirmation.Overtaken second -> page(id, hat, filled, written(typed), told(second, hat));
            case Confirmation.Refused(var problems) -> page(id, hat, filled, Map.of(), new Problems(problems));
            case Confirmation.TooEarly _ -> page(id, hat, filled, Map.of(), problem("beneficiaries", "not-over"));
        };
    }

    /** What was left empty is not written: there the form shows what stands. */
    private static Map<String, String> written(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Problems told(Confirmation.Overtaken second, Hat hat) {
        var first = second.by()
                .map(by ->
                        new Problem("confirmation", FirstWord.key("confirmed", by, hat), names.of(by), second.hour()))
                .orElseGet(() -> new Problem("confirmation", "attendance.problem.settled-first", second.hour()));
        return new Problems(
                Stream.concat(Stream.of(first), second.others().stream()).toList());
    }

    private static Map<PlaceId, String> byPlace(Map<String, String> typed, String prefix) {
        var values = new HashMap<PlaceId, String>();
        typed.forEach((name, value) -> {
            if (name.matches(prefix + "[0-9]{1,18}")) {
                values.put(new PlaceId(Long.parseLong(name.substring(prefix.length()))), value);
            }
        });
        return values;
    }

    @PostMapping("/shifts/{shift}/places/{place}/correction")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView correct(
            @PathVariable long shift, @PathVariable long place, @RequestParam Map<String, String> typed, Hat hat) {
        var id = new ShiftId(shift);
        var form = new CorrectionForm(
                typed.getOrDefault("said-" + place, ""),
                typed.getOrDefault("came-" + place, ""),
                typed.getOrDefault("left-" + place, ""),
                typed.getOrDefault("why-" + place, ""),
                typed.getOrDefault("line-" + place, ""),
                typed.getOrDefault("was-" + place, ""),
                typed.containsKey("meant-" + place),
                typed.containsKey(FreeText.NOTHING_PRIVATE));
        return switch (attendance.correct(id, new PlaceId(place), form, hat)) {
            case Correction.Done _, Correction.Restated _ -> Redirect.than(path(id) + "#place-" + place);
            case Correction.Unchanged _ -> Redirect.than(Queries.with(path(id), "unchanged", place));
            case Correction.NothingEntered _ -> Redirect.than(path(id));
            case Correction.Outdated _ ->
                page(id, hat, Sheet.Filled.NOTHING, typed, problem("why-" + place, "outdated"));
            case Correction.Refused(var problems) -> page(id, hat, Sheet.Filled.NOTHING, typed, new Problems(problems));
        };
    }

    @PostMapping("/shifts/{shift}/confirmation/correction")
    @For({Role.COMMUNITY, Role.DISPATCHER})
    ModelAndView countAgain(@PathVariable long shift, @RequestParam Map<String, String> typed, Hat hat) {
        var id = new ShiftId(shift);
        var form = new CountForm(
                typed.getOrDefault("beneficiaries", ""),
                typed.getOrDefault("measured", ""),
                typed.getOrDefault("why", ""),
                typed.getOrDefault("seen", ""),
                typed.containsKey(FreeText.NOTHING_PRIVATE));
        return switch (attendance.countAgain(id, form, hat)) {
            case Correction.Done _, Correction.Restated _ -> Redirect.than(path(id) + "#count");
            case Correction.Unchanged _ -> Redirect.than(path(id) + "?unchanged=count");
            case Correction.NothingEntered _ -> Redirect.than(path(id));
            case Correction.Outdated _ -> page(id, hat, Sheet.Filled.NOTHING, typed, problem("why", "outdated"));
            case Correction.Refused(var problems) -> page(id, hat, Sheet.Filled.NOTHING, typed, new Problems(problems));
        };
    }

    private static Problems problem(String field, String key) {
        return new Problems(List.of(new Problem(field, "attendance.problem." + key)));
    }

    private static String path(ShiftId shift) {
        return "/shifts/" + shift + "/confirmation";
    }

    /** @param typed into the form of a correction, to be shown again beside what is wrong with it */
    private ModelAndView page(
            ShiftId shift, Hat hat, Sheet.Filled filled, Map<String, String> typed, Problems problems) {
        var sheet = attendance.sheet(shift, hat);
        var page = new ModelAndView(template(sheet.stage()));
        page.addObject("sheet", sheet);
        if (sheet.stage() == Sheet.SheetStage.TO_CONFIRM) {
            page.addObject("filled", filled);
        }
        if (sheet.stage() == Sheet.SheetStage.CONFIRMED) {
            page.addObject("typed", typed);
            page.addObject(
                    "evaluable",
                    sheet.activity().state() == ActivityState.AWAITING_EVALUATION
                            && sheet.activity().owner() == Owner.ORDER);
        }
        page.addObject("problems", named(problems, sheet));
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    /** Of several people the summary of what is missing says of whom. */
    private static Problems named(Problems problems, Sheet sheet) {
        var names = new HashMap<String, String>();
        sheet.rows().forEach(row -> names.put("said-" + row.place().value(), row.name()));
        sheet.rows().forEach(row -> names.put("meant-" + row.place().value(), row.name()));
        return new Problems(problems.all().stream()
                .map(problem -> names.containsKey(problem.field())
                        ? new Problem(problem.field(), problem.key() + ".of", with(names.get(problem.field()), problem))
                        : problem)
                .toList());
    }

    private static Object[] with(String name, Problem problem) {
        return Stream.concat(Stream.of(name), problem.arguments().stream()).toArray();
    }

    private static String template(Sheet.SheetStage stage) {
        return switch (stage) {
            case TO_CONFIRM -> "attendance/confirm";
            case CONFIRMED -> "attendance/confirmed";
            case NEVER_OPENED, CANCELLED, TOO_EARLY, NOBODY_ACCEPTED -> "attendance/nobody";
        };
    }
}
