package org.redvest.volunteers.teams;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.regions.Regions;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.AddressParameter;
import org.redvest.web.Listing;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff see the teams of their region and found another. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN})
class TeamFoundingPages {

    private final Teams teams;
    private final Volunteers volunteers;
    private final Regions regions;

    TeamFoundingPages(Teams teams, Volunteers volunteers, Regions regions) {
        this.teams = teams;
        this.volunteers = volunteers;
        this.regions = regions;
    }

    @GetMapping("/teams")
    String list(
            @RequestParam Optional<String> region,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = Where.of("/teams", region, me, regions);
        var all = volunteers.teams(where.region().code());
        int at = new AddressParameter("page", number).page();
        var rows = all.stream().skip(Listing.offset(at)).limit(Listing.LENGTH).toList();
        page.addAttribute("where", where);
        page.addAttribute("teams", new Listing<Team>(rows, at, all.size()));
        page.addAttribute("list", where.list());
        page.addAttribute("regions", regions);
        return "volunteers/teams";
    }

    @GetMapping("/teams/new")
    String form(
            @RequestParam Optional<String> region, @RequestParam(defaultValue = "") String leader, Hat me, Model page) {
        var where = Where.of("/teams/new", region, me, regions);
        var number = new AddressParameter("leader", leader).matching("[0-9]{13}", "web.allowed.number");
        return show(TeamForm.empty(where.region().code(), number), Problems.NONE, where, page);
    }

    @PostMapping("/teams")
    String found(
            @RequestParam(name = "team", defaultValue = "") String name,
            @RequestParam String region,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String leader,
            @RequestParam(defaultValue = "") String admission,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var where = Where.of("/teams/new", Optional.of(region), me, regions);
        var form = new TeamForm(name, where.region().code().value(), description, leader, admission);
        return switch (teams.found(form, me)) {
            case TeamFounding.Founded(var team) -> "redirect:/teams/" + team.value();
            case TeamFounding.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(form, problems, where, page);
            }
        };
    }

    private static String show(TeamForm form, Problems problems, Where where, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("where", where);
        return "volunteers/new-team";
    }
}
