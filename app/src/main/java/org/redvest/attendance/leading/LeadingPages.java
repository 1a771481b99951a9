package org.redvest.attendance.leading;

import java.util.Comparator;
import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.PeopleWaiting;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way of whoever leads to each service's code and roll. */
@Controller
class LeadingPages {

    private final Leading leading;
    private final List<PeopleWaiting> waiting;

    LeadingPages(Leading leading, List<PeopleWaiting> waiting) {
        this.leading = leading;
        this.waiting = List.copyOf(waiting);
    }

    @GetMapping("/leading")
    @For({Role.VOLUNTEER, Role.LEADER})
    String leading(Hat hat, Model page) {
        page.addAttribute("services", leading.services(VolunteerId.of(hat.account())));
        page.addAttribute("tasks", tasks(hat));
        return "attendance/leading";
    }

    /** Who leads a team looks here first for what it is asked for. */
    private List<LeadTask> tasks(Hat hat) {
        return waiting.stream()
                .map(each -> new LeadTask(each.what(), each.path(), each.count(hat)))
                .filter(task -> task.count() > 0)
                .sorted(Comparator.comparing(LeadTask::what))
                .toList();
    }
}
