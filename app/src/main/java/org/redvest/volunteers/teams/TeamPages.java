package org.redvest.volunteers.teams;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.Regions;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.PlainText;
import org.redvest.web.Problems;
import org.redvest.web.QrDrawing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One team, for those who lead it, belong to it or look after it. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN, Role.VOLUNTEER, Role.LEADER})
class TeamPages {

    private final Teams teams;
    private final Regions regions;

    TeamPages(Teams teams, Regions regions) {
        this.teams = teams;
        this.regions = regions;
    }

    @GetMapping("/teams/{team}")
    String team(@PathVariable long team, Hat hat, Model page) {
        return show(teams.view(new TeamId(team), hat), Problems.NONE, page);
    }

    @PostMapping("/teams/{team}")
    String describe(
            @PathVariable long team,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String admission,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var view = teams.view(new TeamId(team), hat);
        var problems = new Problems(TeamForm.described(description));
        if (problems.any() && view.rights().handsOver()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("description", description);
            return show(view, problems, page);
        }
        teams.describe(view.team().id(), PlainText.of(description), TeamForm.admission(admission), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/link")
    String newLink(@PathVariable long team, Hat hat) {
        teams.drawNewLink(new TeamId(team), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/members/{member}/admission")
    String admit(@PathVariable long team, @PathVariable long member, Hat hat) {
        teams.admit(new TeamId(team), new VolunteerId(member), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/members/{member}/removal")
    String remove(@PathVariable long team, @PathVariable long member, Hat hat) {
        teams.remove(new TeamId(team), new VolunteerId(member), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/members/{member}/deputy")
    String nameDeputy(@PathVariable long team, @PathVariable long member, Hat hat) {
        teams.nameDeputy(new TeamId(team), Optional.of(new VolunteerId(member)), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/deputy/withdrawal")
    String withoutDeputy(@PathVariable long team, Hat hat) {
        teams.nameDeputy(new TeamId(team), Optional.empty(), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/members/{member}/lead")
    String offerLead(@PathVariable long team, @PathVariable long member, Hat hat) {
        teams.offerLead(new TeamId(team), new VolunteerId(member), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/lead/acceptance")
    String acceptLead(@PathVariable long team, Hat hat) {
        teams.acceptLead(new TeamId(team), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/lead/withdrawal")
    String withdrawOffer(@PathVariable long team, Hat hat) {
        teams.withdrawOffer(new TeamId(team), hat);
        return back(team);
    }

    @PostMapping("/teams/{team}/leaving")
    String leave(@PathVariable long team, Hat hat) {
        teams.leave(new TeamId(team), hat);
        return "redirect:/me/teams";
    }

    @PostMapping("/teams/{team}/dissolution")
    String dissolve(@PathVariable long team, Hat hat) {
        teams.dissolve(new TeamId(team), hat);
        return "redirect:" + (hat.role().serves() ? "/me/teams" : "/teams");
    }

    private String show(TeamView view, Problems problems, Model page) {
        var link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/teams/join/" + view.team().token())
                .toUriString();
        page.addAttribute("view", view);
        page.addAttribute("problems", problems);
        page.addAttribute("regions", regions);
        page.addAttribute("link", link);
        page.addAttribute("qr", QrDrawing.of(link));
        return "volunteers/team";
    }

    private static String back(long team) {
        return "redirect:/teams/" + team;
    }
}
