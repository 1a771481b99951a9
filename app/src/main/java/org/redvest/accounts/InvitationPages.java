package org.redvest.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problems;
import org.redvest.web.ShownOnce;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator invites people and sees what has come of it. */
@Controller
@For(Role.ADMIN)
class InvitationPages {

    private final InvitationDesk desk;
    private final Regions regions;
    private final Clock clock;

    InvitationPages(InvitationDesk desk, Regions regions, Clock clock) {
        this.desk = desk;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/invitations")
    String list(
            @RequestParam Optional<String> region,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String which,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = Where.of("/invitations", region, me, regions);
        var words = new AddressParameter("search", search).words();
        var part = new AddressParameter("which", which)
                .oneOf(Arrays.asList(WhichInvitations.values()), WhichInvitations::word)
                .orElse(WhichInvitations.OPEN);
        page.addAttribute("where", where.keeping("search", words, "which", part.word()));
        page.addAttribute("search", words);
        page.addAttribute("list", where.list("search", words, "which", part.word()));
        page.addAttribute(
                "invitations",
                desk.list(me, where.region().code(), words, part, new AddressParameter("page", number).page()));
        page.addAttribute("now", clock.instant());
        page.addAttribute("regions", regions);
        return "accounts/invitations";
    }

    @GetMapping("/invitations/new")
    String form(@RequestParam Optional<String> region, Hat me, Model page) {
        var where = Where.of("/invitations/new", region, me, regions);
        return form(NewInvitation.empty(where.region().code()), Problems.NONE, where, page);
    }

    /** The answer to the post itself shows the link: after a redirect it would have to lie somewhere. */
    @PostMapping("/invitations")
    String invite(
            @RequestParam(defaultValue = "") String role,
            @RequestParam String region,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String days,
            @RequestParam UUID request,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var where = Where.of("/invitations/new", Optional.of(region), me, regions);
        var form = new NewInvitation(new NewHat(role, where.region().code().value(), label), days, request);
        return switch (desk.invite(me, form)) {
            case InvitationMade.Made(var invitation, var secret) -> told(invitation, secret, page);
            case InvitationMade.MadeBefore(var invitation) -> to(invitation);
            case InvitationMade.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(form, problems, where, page);
            }
        };
    }

    @GetMapping("/invitations/{invitation}")
    String invitation(@PathVariable long invitation, Hat me, Model page) {
        var found = desk.find(me, new InvitationId(invitation));
        page.addAttribute("invitation", found);
        page.addAttribute("state", found.state(clock.instant()));
        page.addAttribute(
                "names",
                desk.names(
                        me,
                        Stream.of(
                                        Optional.of(found.madeBy()),
                                        found.accepted().map(Invitation.Stroke::by),
                                        found.revoked().map(Invitation.Stroke::by))
                                .flatMap(Optional::stream)
                                .toList()));
        page.addAttribute("regions", regions);
        return "accounts/invitation";
    }

    @PostMapping("/invitations/{invitation}/link")
    String renew(@PathVariable long invitation, Hat me, Model page) {
        return switch (desk.renew(me, new InvitationId(invitation))) {
            case InvitationMade.Made(var renewed, var secret) -> told(renewed, secret, page);
            case InvitationMade.MadeBefore(var closed) -> to(closed);
            case InvitationMade.Refused _ -> "redirect:/invitations/" + invitation;
        };
    }

    @PostMapping("/invitations/{invitation}/revocation")
    String revoke(@PathVariable long invitation, Hat me) {
        desk.revoke(me, new InvitationId(invitation));
        return "redirect:/invitations/" + invitation;
    }

    private static String to(InvitationId invitation) {
        return "redirect:/invitations/" + invitation.value();
    }

    private String told(Invitation invitation, LinkSecret secret, Model page) {
        page.addAttribute("invitation", invitation);
        page.addAttribute("link", new ShownOnce(InvitedPages.address(secret)));
        page.addAttribute("regions", regions);
        return "accounts/invitation-link";
    }

    private static String form(NewInvitation form, Problems problems, Where where, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("where", where);
        return "accounts/new-invitation";
    }
}
