package org.redvest.dispatch.teams;

import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A dispatcher asks teams to fill a need (请服务队出人). */
@Controller
@For(Role.DISPATCHER)
class TeamAskPages {

    private static final String TEAMS = "/orders/{number}/invitations/{need}/teams";

    private final TeamOffers offers;
    private final TeamDesk desk;

    TeamAskPages(TeamOffers offers, TeamDesk desk) {
        this.offers = offers;
        this.desk = desk;
    }

    @GetMapping(TEAMS)
    String page(@PathVariable String number, @PathVariable long need, Hat hat, Model page) {
        page.addAttribute("view", desk.asking(new ActivityNumber(number), new NeedId(need), hat));
        return "dispatch/team-ask";
    }

    /** Asked twice, a team is asked once. */
    @PostMapping(TEAMS)
    String ask(
            @PathVariable String number,
            @PathVariable long need,
            @RequestParam(name = "team", defaultValue = "") String team,
            @RequestParam(name = "places", defaultValue = "") String places,
            @RequestParam(name = "until", defaultValue = "") String until,
            Hat hat,
            Model page) {
        var typed = new TeamTyped(team, places, until);
        page.addAttribute("view", desk.ask(new ActivityNumber(number), new NeedId(need), typed, hat));
        return "dispatch/team-ask";
    }

    @PostMapping(TEAMS + "/{offer}/withdrawal")
    String takeBack(@PathVariable String number, @PathVariable long need, @PathVariable long offer, Hat hat) {
        offers.takeBack(new ActivityNumber(number), offer, hat);
        return "redirect:/orders/" + number + "/invitations/" + need + "/teams";
    }
}
