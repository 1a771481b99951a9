package org.redvest.dispatch.invitations;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.dispatch.NoSuchOpening;
import org.redvest.dispatch.invitations.WaveRun.WaveAct;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.TickedRows;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A dispatcher asks single people for one need (邀请), sees who answered, and takes invitations back. */
@Controller
@For(Role.DISPATCHER)
class InvitePages {

    private final InviteDesk desk;
    private final Invitations invitations;
    private final TeamsBeside teams;

    InvitePages(InviteDesk desk, Invitations invitations, TeamsBeside teams) {
        this.desk = desk;
        this.invitations = invitations;
        this.teams = teams;
    }

    @GetMapping("/orders/{number}/invitations/{need}")
    String page(@PathVariable String number, @PathVariable long need, Hat hat, Model page) {
        page.addAttribute("view", desk.page(new ActivityNumber(number), new NeedId(need), List.of(), hat));
        page.addAttribute("teams", teams.beside(new NeedId(need)));
        return "dispatch/invite";
    }

    /** Sent twice, nobody is asked twice; the page says what became of each. */
    @PostMapping("/orders/{number}/invitations/{need}")
    String invite(
            @PathVariable String number,
            @PathVariable long need,
            @RequestParam(defaultValue = "") List<String> who,
            Hat hat,
            Model page) {
        var people = TickedRows.numbers(who).stream().map(VolunteerId::new).toList();
        page.addAttribute("view", desk.invite(new ActivityNumber(number), new NeedId(need), people, hat));
        page.addAttribute("nobody", people.isEmpty());
        page.addAttribute("teams", teams.beside(new NeedId(need)));
        return "dispatch/invite";
    }

    @PostMapping("/orders/{number}/invitations/{need}/withdrawal")
    String withdraw(
            @PathVariable String number,
            @PathVariable long need,
            @RequestParam(defaultValue = "") List<String> invitation,
            @RequestParam(defaultValue = "plans") String why,
            Hat hat,
            Model page) {
        var ticked = Set.copyOf(TickedRows.numbers(invitation));
        if (ticked.isEmpty()) {
            page.addAttribute("nothing", true);
            return page(number, need, hat, page);
        }
        var reason = Stream.of(TakenBackFor.ENOUGH, TakenBackFor.MISTAKE, TakenBackFor.PLANS)
                .filter(each -> each.code().equals(why))
                .findFirst()
                .orElse(TakenBackFor.PLANS);
        invitations.withdraw(new ActivityNumber(number), ticked, reason, hat);
        return "redirect:/orders/" + number + "/invitations/" + need;
    }

    @PostMapping("/orders/{number}/invitations/{need}/waves/{act}")
    String waves(@PathVariable String number, @PathVariable long need, @PathVariable String act, Hat hat) {
        var asked = Stream.of(WaveAct.values())
                .filter(each -> each.code().equals(act))
                .findFirst()
                .orElseThrow(NoSuchOpening::new);
        desk.waves(new ActivityNumber(number), new NeedId(need), asked, hat);
        return "redirect:/orders/" + number + "/invitations/" + need;
    }
}
