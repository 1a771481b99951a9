package org.redvest.dispatch.waiting;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A volunteer waits for a place of a full need (候补), or waits no longer. The opening's own page says where they stand. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class WaitPages {

    private final WaitingLists lists;

    WaitPages(WaitingLists lists) {
        this.lists = lists;
    }

    @PostMapping("/openings/{need}/waiting")
    String join(@PathVariable long need, Hat hat) {
        lists.join(new NeedId(need), VolunteerId.of(hat.account()));
        return "redirect:/openings/" + need;
    }

    @PostMapping("/openings/{need}/waiting/leave")
    String leave(@PathVariable long need, Hat hat) {
        lists.leave(new NeedId(need), VolunteerId.of(hat.account()));
        return "redirect:/openings/" + need;
    }
}
