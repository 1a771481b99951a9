package org.redvest.volunteers.teams;

import jakarta.servlet.http.HttpServletResponse;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Regions;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.Volunteers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The teams of a volunteer, and the link by which one joins another: opening it shows the team, the button joins. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class JoiningPages {

    private final Teams teams;
    private final OwnTeams own;
    private final Volunteers volunteers;
    private final Regions regions;

    JoiningPages(Teams teams, OwnTeams own, Volunteers volunteers, Regions regions) {
        this.teams = teams;
        this.own = own;
        this.volunteers = volunteers;
        this.regions = regions;
    }

    @GetMapping("/me/teams")
    String mine(Hat hat, Model page) {
        page.addAttribute("teams", volunteers.teamsOf(VolunteerId.of(hat.account())));
        page.addAttribute("asked", own.asked(hat));
        page.addAttribute("regions", regions);
        return "volunteers/my-teams";
    }

    @GetMapping("/teams/join/{token}")
    String invited(@PathVariable String token, Hat hat, Model page) {
        var team = teams.invited(token, hat);
        return own.belongs(team, hat) ? "redirect:" + team.address() : show(team, VolunteerStatus.ACTIVE, page);
    }

    @PostMapping("/teams/join/{token}")
    String join(@PathVariable String token, Hat hat, HttpServletResponse response, Model page) {
        return switch (teams.join(token, hat)) {
            case TeamEntry.Joined(var team) -> "redirect:" + team.address();
            case TeamEntry.Asked(var team) -> "redirect:" + team.address();
            case TeamEntry.NotActive(var team, var status) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(team, status, page);
            }
        };
    }

    private String show(ServiceTeam team, VolunteerStatus status, Model page) {
        page.addAttribute("team", team);
        page.addAttribute("status", status);
        page.addAttribute("regions", regions);
        return "volunteers/team-join";
    }
}
