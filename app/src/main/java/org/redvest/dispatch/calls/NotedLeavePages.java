package org.redvest.dispatch.calls;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ActivityNumber;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The community's contact or a dispatcher, whoever was called, asks once more before a place is given back. */
@Controller
@For({Role.DISPATCHER, Role.COMMUNITY})
class NotedLeavePages {

    private static final String LEAVE = "/orders/{number}/places/{place}/leave";

    private final NotedLeave leave;

    NotedLeavePages(NotedLeave leave) {
        this.leave = leave;
    }

    @GetMapping(LEAVE)
    String ask(@PathVariable String number, @PathVariable long place, Hat hat, Model page) {
        page.addAttribute("view", leave.view(new ActivityNumber(number), new PlaceId(place)));
        return "dispatch/noted-leave";
    }

    @PostMapping(LEAVE)
    String note(@PathVariable String number, @PathVariable long place, Hat hat) {
        leave.note(new ActivityNumber(number), new PlaceId(place), hat);
        return "redirect:/orders/" + number + "/places/" + place + "/leave";
    }
}
