package org.redvest.dispatch.emergency;

import java.util.List;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.Reason;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A volunteer says when they are on duty (待命), and answers emergency calls. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class MyEmergencyPages {

    private static final String MINE = "/openings/emergencies";

    private final EmergencyDuty duty;
    private final EmergencyAnswers answers;
    private final EmergencyDesk desk;

    MyEmergencyPages(EmergencyDuty duty, EmergencyAnswers answers, EmergencyDesk desk) {
        this.duty = duty;
        this.answers = answers;
        this.desk = desk;
    }

    @GetMapping(MINE)
    String page(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        return page(new AddressParameter("saved", saved).flag(), Problems.NONE, hat, page);
    }

    /** From now on for some hours; what is no number of the list changes nothing. */
    @PostMapping(MINE + "/duty")
    String ready(@RequestParam(defaultValue = "") String hours, Hat hat) {
        DutyTyped.hours(hours).ifPresent(length -> duty.readyFor(length, hat));
        return "redirect:" + MINE + "?saved=true";
    }

    @PostMapping(MINE + "/duty/week")
    String weekly(
            @RequestParam(defaultValue = "") List<String> day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Hat hat,
            Model page) {
        var typed = new DutyTyped(day, from, to);
        var problems = typed.problems();
        if (problems.any()) {
            return page(false, problems, hat, page);
        }
        duty.weekly(typed, hat);
        return "redirect:" + MINE + "?saved=true";
    }

    @PostMapping(MINE + "/duty/end")
    String end(Hat hat) {
        duty.end(hat);
        return "redirect:" + MINE + "?saved=true";
    }

    @GetMapping(MINE + "/{id}")
    String call(@PathVariable long id, @RequestParam(defaultValue = "") String refused, Hat hat, Model page) {
        var why = new AddressParameter("refused", refused).oneOf(List.of("enough", "over"), word -> word);
        return call(id, why.orElse(""), List.of(), hat, page);
    }

    /** Of a real call the ticket follows; of a drill the page says that one would be on the way. */
    @PostMapping(MINE + "/{id}/acceptance")
    String accept(@PathVariable long id, @RequestParam UUID request, Hat hat, Model page) {
        return switch (answers.accept(id, hat, request)) {
            case EmergencyAnswer.YouCome(var place) ->
                place.map(held -> "redirect:/services/" + held.value()).orElse("redirect:" + MINE + "/" + id);
            case EmergencyAnswer.EnoughCome _ -> "redirect:" + MINE + "/" + id + "?refused=enough";
            case EmergencyAnswer.CallOver _ -> "redirect:" + MINE + "/" + id + "?refused=over";
            case EmergencyAnswer.YouCannot(var reasons) -> call(id, "", reasons, hat, page);
        };
    }

    @PostMapping(MINE + "/{id}/decline")
    String decline(@PathVariable long id, Hat hat) {
        return answers.decline(id, hat)
                .map(held -> "redirect:/services/" + held.value())
                .orElse("redirect:" + MINE + "/" + id);
    }

    /** Leave from a drill; from a real call it is taken on the ticket. */
    @PostMapping(MINE + "/{id}/leave")
    String leave(@PathVariable long id, Hat hat) {
        answers.leaveDrill(id, hat);
        return "redirect:" + MINE + "/" + id;
    }

    private String page(boolean saved, Problems problems, Hat hat, Model page) {
        page.addAttribute("view", desk.mine(hat));
        page.addAttribute("saved", saved);
        page.addAttribute("problems", problems);
        return "dispatch/my-emergencies";
    }

    private String call(long id, String refused, List<Reason> reasons, Hat hat, Model page) {
        page.addAttribute("view", desk.mine(id, hat));
        page.addAttribute("refused", refused);
        page.addAttribute("reasons", reasons);
        return "dispatch/my-emergency";
    }
}
