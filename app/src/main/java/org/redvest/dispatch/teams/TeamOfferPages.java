package org.redvest.dispatch.teams;

import java.util.List;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Queries;
import org.redvest.web.TickedRows;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who leads a team reads what it is asked for, and proposes members (推荐队员). */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class TeamOfferPages {

    private final TeamOffers offers;
    private final TeamDesk desk;

    TeamOfferPages(TeamOffers offers, TeamDesk desk) {
        this.offers = offers;
        this.desk = desk;
    }

    @GetMapping("/teams/offers")
    String list(@RequestParam(defaultValue = "") String passed, Hat hat, Model page) {
        page.addAttribute("offers", desk.led(hat));
        page.addAttribute("passed", new AddressParameter("passed", passed).flag());
        return "dispatch/team-offers";
    }

    @GetMapping("/teams/offers/{offer}")
    String roster(@PathVariable long offer, Hat hat, Model page) {
        if (offers.isLedByAnother(offer, hat)) {
            return "redirect:" + Queries.with("/teams/offers", "passed", "true");
        }
        page.addAttribute("view", desk.roster(offer, hat));
        return "dispatch/team-roster";
    }

    /** Sent twice, nobody is asked twice; the page says what became of it. */
    @PostMapping("/teams/offers/{offer}")
    String propose(
            @PathVariable long offer,
            @RequestParam(name = "who", defaultValue = "") List<String> who,
            Hat hat,
            Model page) {
        var members = TickedRows.numbers(who).stream().map(VolunteerId::new).toList();
        page.addAttribute("view", members.isEmpty() ? desk.roster(offer, hat) : desk.propose(offer, members, hat));
        page.addAttribute("nobody", members.isEmpty());
        return "dispatch/team-roster";
    }

    @PostMapping("/teams/offers/{offer}/withdrawal")
    String takeBack(
            @PathVariable long offer,
            @RequestParam(name = "proposal", defaultValue = "") List<String> proposal,
            Hat hat) {
        offers.takeBackProposals(offer, TickedRows.numbers(proposal), hat);
        return "redirect:/teams/offers/" + offer;
    }

    @PostMapping("/teams/offers/{offer}/decline")
    String decline(@PathVariable long offer, Hat hat) {
        offers.decline(offer, hat);
        return "redirect:/teams/offers/" + offer;
    }
}
