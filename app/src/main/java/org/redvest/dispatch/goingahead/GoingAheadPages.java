package org.redvest.dispatch.goingahead;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.ShiftId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The community: whether a shift with free places runs with those who have accepted. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER})
class GoingAheadPages {

    private final GoingAhead goingAhead;

    GoingAheadPages(GoingAhead goingAhead) {
        this.goingAhead = goingAhead;
    }

    @GetMapping("/shifts/{shift}/going-ahead")
    String page(@PathVariable long shift, Hat hat, Model page) {
        page.addAttribute("few", goingAhead.look(new ShiftId(shift), hat));
        return "dispatch/going-ahead";
    }

    /** Sent twice, or too late, the page says what stands. */
    @PostMapping("/shifts/{shift}/going-ahead")
    String answer(@PathVariable long shift, Hat hat) {
        goingAhead.answer(new ShiftId(shift), hat);
        return "redirect:/shifts/" + shift + "/going-ahead";
    }
}
