package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.redvest.regions.Regions;
import org.redvest.web.KeyPages;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link to an invitation leads, for people who are signed in and for those who have no account yet. */
@Controller
class InvitedPages {

    private static final String PATH = "/invited/";

    private final Invitees invitees;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Entrance entrance;
    private final Regions regions;

    InvitedPages(Invitees invitees, Accounts accounts, SignIns signIns, Entrance entrance, Regions regions) {
        this.invitees = invitees;
        this.accounts = accounts;
        this.signIns = signIns;
        this.entrance = entrance;
        this.regions = regions;
    }

    static boolean isInvitation(String path) {
        return path.startsWith(PATH);
    }

    /** The address of a link, as it is copied and scanned. */
    static String address(LinkSecret secret) {
        return SecretLinks.address(PATH + secret.value());
    }

    @GetMapping("/invited/{link}")
    String invited(@PathVariable String link, HttpServletRequest request, HttpServletResponse response, Model page) {
        return page(link, invitees.look(link), Newcomer.EMPTY, Problems.NONE, request, response, page);
    }

    @PostMapping("/invited/{link}/account")
    String open(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var newcomer = new Newcomer(name, phone, login, wanted);
        return switch (invitees.open(link, newcomer)) {
            case Acceptance.Accepted(var account, var _) -> {
                Visitor.keep(signIns.remember(account, Visitor.of(request)), request, response);
                yield "redirect:" + entrance.enter(request, account, "");
            }
            case Acceptance.Over(var instead) -> page(link, instead, newcomer, Problems.NONE, request, response, page);
            case Acceptance.Refused(var problems) ->
                page(link, invitees.look(link), newcomer, problems, request, response, page);
        };
    }

    /** For a person who is signed in. Another has lost the session meanwhile, and finds the page as a visitor does. */
    @PostMapping("/invited/{link}/acceptance")
    String accept(@PathVariable String link, HttpServletRequest request, HttpServletResponse response, Model page) {
        var person = Acting.in(request).person();
        if (person.isEmpty()) {
            return back(link);
        }
        return switch (invitees.join(link, person.get().account())) {
            case Acceptance.Accepted(var account, var invitation) -> "redirect:" + under(invitation, account, request);
            case Acceptance.Over(var instead) ->
                page(link, instead, Newcomer.EMPTY, Problems.NONE, request, response, page);
            case Acceptance.Refused(var problems) ->
                page(link, invitees.look(link), Newcomer.EMPTY, problems, request, response, page);
        };
    }

    /** Puts on the new hat. */
    private String under(Invitation invitation, AccountId account, HttpServletRequest request) {
        var person = accounts.findPerson(account).orElseThrow(NoSuchPage::new);
        var grant = person.hats().stream()
                .filter(hat -> hat.role() == invitation.role()
                        && hat.region().equals(invitation.region())
                        && hat.label().equals(invitation.label()))
                .findFirst()
                .orElseThrow(NoSuchPage::new)
                .grant();
        return entrance.change(request, person, grant, "");
    }

    @PostMapping("/invited/{link}/question")
    String ask(@PathVariable String link) {
        invitees.askAgain(link);
        return back(link);
    }

    private static String back(String link) {
        return "redirect:" + PATH
                + LinkSecret.read(link).orElseThrow(NoSuchPage::new).value();
    }

    private String page(
            String link,
            InvitedTo to,
            Newcomer form,
            Problems problems,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        KeyPages.keepAddress(response);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else if (to instanceof InvitedTo.NoLink) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        page.addAttribute("link", LinkSecret.read(link).map(LinkSecret::value).orElse(""));
        page.addAttribute("to", to);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("person", Acting.in(request).person());
        page.addAttribute("regions", regions);
        return "accounts/invited";
    }
}
