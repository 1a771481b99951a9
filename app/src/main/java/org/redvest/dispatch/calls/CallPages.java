package org.redvest.dispatch.calls;

import java.util.List;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A dispatcher calls people for one need. A number stands in the answer to the post that asked for it, and in no address. */
@Controller
@For(Role.DISPATCHER)
class CallPages {

    private static final String CALLS = "/orders/{number}/calls/{need}";
    private static final List<CallOutcome> NOTED = List.of(
            CallOutcome.YES, CallOutcome.NO, CallOutcome.NO_ANSWER, CallOutcome.WRONG_NUMBER, CallOutcome.NEVER);

    private final Calls calls;

    CallPages(Calls calls) {
        this.calls = calls;
    }

    @GetMapping(CALLS)
    String page(@PathVariable String number, @PathVariable long need, Hat hat, Model page) {
        return shown(calls.page(new ActivityNumber(number), new NeedId(need), hat), page);
    }

    @PostMapping(CALLS + "/claim/{volunteer}")
    String claim(
            @PathVariable String number, @PathVariable long need, @PathVariable long volunteer, Hat hat, Model page) {
        return shown(calls.claim(new ActivityNumber(number), new NeedId(need), new VolunteerId(volunteer), hat), page);
    }

    @PostMapping(CALLS + "/{call}/number")
    String number(@PathVariable String number, @PathVariable long need, @PathVariable long call, Hat hat, Model page) {
        return shown(calls.show(new ActivityNumber(number), new NeedId(need), call, hat), page);
    }

    @PostMapping(CALLS + "/{call}/outcome")
    String note(
            @PathVariable String number,
            @PathVariable long need,
            @PathVariable long call,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam UUID request,
            Hat hat,
            Model page) {
        var noted = NOTED.stream()
                .filter(each -> each.code().equals(outcome))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
        return shown(calls.note(new ActivityNumber(number), new NeedId(need), call, noted, request, hat), page);
    }

    private static String shown(CallPage view, Model page) {
        page.addAttribute("view", view);
        return "dispatch/calls";
    }
}
