package org.redvest.dispatch.openings;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.Rule;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A dispatcher sees who can come, opens the activity to them (派单), and watches it fill. */
@Controller
@For(Role.DISPATCHER)
class OpeningPages {

    private final Dispatch dispatch;
    private final OpeningDesk desk;
    private final Regions regions;

    OpeningPages(Dispatch dispatch, OpeningDesk desk, Regions regions) {
        this.dispatch = dispatch;
        this.desk = desk;
        this.regions = regions;
    }

    @GetMapping("/orders/{number}/opening")
    String opening(@PathVariable String number, Hat hat, Model page) {
        page.addAttribute("view", desk.view(new ActivityNumber(number), hat));
        return "dispatch/opening";
    }

    /** The part that changes by itself. */
    @GetMapping("/orders/{number}/opening/live")
    String live(@PathVariable String number, Model page) {
        page.addAttribute("view", desk.live(new ActivityNumber(number)));
        return "dispatch/live";
    }

    /** Opened twice, by one or by two, it is open; if it cannot be, the page says why. */
    @PostMapping("/orders/{number}/opening")
    String open(@PathVariable String number, Hat hat) {
        dispatch.open(new ActivityNumber(number), hat);
        return "redirect:/orders/" + number + "/opening";
    }

    @PostMapping("/orders/{number}/opening/withdrawal")
    String withdraw(@PathVariable String number, Hat hat) {
        dispatch.withdraw(new ActivityNumber(number), hat);
        return "redirect:/orders/" + number + "/opening";
    }

    /** Whom one rule keeps out: as counts by township, for names are not needed to understand a number. */
    @GetMapping("/orders/{number}/opening/{need}/{rule}")
    String keptOut(
            @PathVariable String number, @PathVariable long need, @PathVariable String rule, Hat hat, Model page) {
        var activity = new ActivityNumber(number);
        var asked = Rule.find(rule).orElseThrow(NoSuchOpening::new);
        var townships = dispatch.townships(activity, new NeedId(need), asked, hat).entrySet().stream()
                .map(each -> new Township(regions.region(each.getKey()).name(), each.getValue()))
                .toList();
        page.addAttribute("number", activity);
        page.addAttribute("rule", asked);
        page.addAttribute("townships", townships);
        return "dispatch/kept-out";
    }
}
