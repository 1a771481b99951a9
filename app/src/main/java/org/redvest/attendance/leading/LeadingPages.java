package org.redvest.attendance.leading;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way of whoever leads to each service's code and roll. */
@Controller
class LeadingPages {

    private final Leading leading;

    LeadingPages(Leading leading) {
        this.leading = leading;
    }

    @GetMapping("/leading")
    @For({Role.VOLUNTEER, Role.LEADER})
    String leading(Hat hat, Model page) {
        page.addAttribute("services", leading.services(VolunteerId.of(hat.account())));
        return "attendance/leading";
    }
}
