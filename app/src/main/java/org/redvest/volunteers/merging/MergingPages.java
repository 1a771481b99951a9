package org.redvest.volunteers.merging;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 疑似同一人: who is perhaps on record twice, compared and decided on by an administrator. */
@Controller
@For(Role.ADMIN)
class MergingPages {

    private static final String LIST = "/volunteers/same";

    /** The county of the registration, and a number of at least seven digits. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13,20}");

    private final Merging merging;

    MergingPages(Merging merging) {
        this.merging = merging;
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(name = "page", defaultValue = "") String number,
            @RequestParam(name = "apart", defaultValue = "") String apart,
            Hat me,
            Model page) {
        page.addAttribute("apart", new AddressParameter("apart", apart).flag());
        return list(new AddressParameter("page", number).page(), "", "", Problems.NONE, me, page);
    }

    /** Two numbers that nobody proposed, typed by hand. */
    @PostMapping(LIST)
    String choose(
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var first = PlainText.narrow(one);
        var second = PlainText.narrow(other);
        var problems = new ArrayList<Problem>();
        unknown("one", first, problems);
        unknown("other", second, problems);
        if (problems.isEmpty() && first.equals(second)) {
            problems.add(new Problem("other", "volunteers.merge.problem.same-number"));
        }
        if (problems.isEmpty()) {
            return "redirect:" + LIST + "/" + first + "/" + second;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("apart", false);
        return list(1, one, other, new Problems(problems), me, page);
    }

    private void unknown(String field, String number, List<Problem> problems) {
        if (!NUMBER.matcher(number).matches()) {
            problems.add(new Problem(field, "volunteers.merge.problem.number"));
        } else if (!merging.isKnown(number)) {
            problems.add(new Problem(field, "volunteers.merge.problem.unknown", number));
        }
    }

    @GetMapping(LIST + "/{one}/{other}")
    String compare(@PathVariable String one, @PathVariable String other, Model page) {
        return merging.compare(one, other)
                .map(seen -> show(seen, MergeForm.proposed(seen), Problems.NONE, page))
                .orElseGet(() -> "redirect:/volunteers/" + merging.inForce(one));
    }

    @PostMapping(LIST + "/{one}/{other}/difference")
    String tellApart(@PathVariable String one, @PathVariable String other, Hat me) {
        merging.tellApart(one, other, me);
        return "redirect:" + LIST + "?apart=true";
    }

    @PostMapping(LIST + "/{one}/{other}/merge")
    String merge(
            @PathVariable String one,
            @PathVariable String other,
            @RequestParam Map<String, String> fields,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var form = new MergeForm(new HashMap<>(fields));
        return switch (merging.merge(one, other, form, me)) {
            case MergeOutcome.Merged(var number) -> "redirect:/volunteers/" + number;
            case MergeOutcome.Wrong(var problems) -> refused(one, other, form, problems, response, page);
            case MergeOutcome.OfficeBeyond _ -> {
                var beyond = new Problem("kept", "volunteers.merge.problem.office");
                yield refused(one, other, form, new Problems(List.of(beyond)), response, page);
            }
        };
    }

    private String refused(
            String one, String other, MergeForm form, Problems problems, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(merging.compare(one, other).orElseThrow(), form, problems, page);
    }

    private String list(int number, String one, String other, Problems problems, Hat me, Model page) {
        page.addAttribute("pairs", merging.list(me, number));
        page.addAttribute("one", one);
        page.addAttribute("other", other);
        page.addAttribute("problems", problems);
        return "volunteers/same";
    }

    private static String show(Comparison seen, MergeForm form, Problems problems, Model page) {
        page.addAttribute("seen", seen);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        return "volunteers/merge";
    }
}
