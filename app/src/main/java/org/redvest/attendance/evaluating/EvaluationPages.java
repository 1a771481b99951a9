package org.redvest.attendance.evaluating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Correction;
import org.redvest.attendance.Evaluation;
import org.redvest.attendance.EvaluationForm;
import org.redvest.attendance.confirming.FirstWord;
import org.redvest.attendance.marks.Redirect;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The community: how was it (评单), and what it takes back of that. */
@Controller
class EvaluationPages {

    private final Attendance attendance;
    private final Shifts shifts;
    private final FirstWord names;

    EvaluationPages(Attendance attendance, Shifts shifts, FirstWord names) {
        this.names = names;
        this.attendance = attendance;
        this.shifts = shifts;
    }

    @GetMapping("/orders/{number}/evaluation")
    @For(Role.COMMUNITY)
    ModelAndView page(@PathVariable String number, @RequestParam(defaultValue = "") String unchanged) {
        var activity = new ActivityNumber(number);
        var stated = attendance.evaluations(activity);
        var standing = stated.isEmpty()
                ? EvaluationForm.first("", "")
                : EvaluationForm.first(
                        String.valueOf(stated.getLast().given().stars()),
                        stated.getLast().given().word());
        return page(activity, standing, Problems.NONE)
                .addObject("unchanged", new AddressParameter("unchanged", unchanged).flag() ? "true" : "");
    }

    @PostMapping("/orders/{number}/evaluation")
    @For(Role.COMMUNITY)
    ModelAndView evaluate(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String stars,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(name = FreeText.NOTHING_PRIVATE, required = false) @Nullable String nothingPrivate,
            Hat hat) {
        var activity = new ActivityNumber(number);
        var form = new EvaluationForm(stars, word, "", "", nothingPrivate != null);
        return switch (attendance.evaluate(activity, form, hat)) {
            case Evaluation.Given _, Evaluation.Already _, Evaluation.NothingServed _ -> Redirect.than(path(activity));
            case Evaluation.Overtaken(var first, var hour) ->
                page(activity, form, problem("stars", FirstWord.key("evaluated", first, hat), names.of(first), hour));
            case Evaluation.Refused(var problems) -> page(activity, form, new Problems(problems));
            case Evaluation.NotYet _ -> page(activity, form, problem("stars", "attendance.problem.unconfirmed"));
        };
    }

    @PostMapping("/orders/{number}/evaluation/correction")
    @For(Role.COMMUNITY)
    ModelAndView correct(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String stars,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(name = FreeText.NOTHING_PRIVATE, required = false) @Nullable String nothingPrivate,
            Hat hat) {
        var activity = new ActivityNumber(number);
        var form = new EvaluationForm(stars, word, why, seen, nothingPrivate != null);
        return switch (attendance.evaluateAgain(activity, form, hat)) {
            case Correction.Done _, Correction.Restated _, Correction.NothingEntered _ -> Redirect.than(path(activity));
            case Correction.Unchanged _ -> Redirect.than(path(activity) + "?unchanged=true");
            case Correction.Outdated _ -> page(activity, form, problem("why", "attendance.problem.outdated"));
            case Correction.Refused(var problems) -> page(activity, form, new Problems(problems));
        };
    }

    private static Problems problem(String field, String key, Object... arguments) {
        return new Problems(List.of(new Problem(field, key, arguments)));
    }

    private static String path(ActivityNumber activity) {
        return "/orders/" + activity + "/evaluation";
    }

    private ModelAndView page(ActivityNumber number, EvaluationForm form, Problems problems) {
        var page = new ModelAndView("attendance/evaluation");
        page.addObject("activity", shifts.activity(number));
        page.addObject("stated", attendance.evaluations(number));
        page.addObject("form", form);
        page.addObject("problems", problems);
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
