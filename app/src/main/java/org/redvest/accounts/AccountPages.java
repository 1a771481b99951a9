package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: which hats, where signed in, the password. */
@Controller
@SignedIn
class AccountPages {

    private final SignIns signIns;
    private final Sessions sessions;
    private final Entrance entrance;
    private final Landing landing;

    AccountPages(SignIns signIns, Sessions sessions, Entrance entrance, Landing landing) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.entrance = entrance;
        this.landing = landing;
    }

    @GetMapping("/account")
    String account(Person me, HttpServletRequest request, Model page) {
        page.addAttribute("person", me);
        page.addAttribute("waiting", landing.waitingRoom(me));
        page.addAttribute("worn", Acting.in(request).hat());
        page.addAttribute("gone", sessions.withdrawn(me, request));
        page.addAttribute("sessions", sessions.list(me.account(), request.getSession(false)));
        return "accounts/account";
    }

    /** @param next the page that is for the other hat, where the change was asked for on the way to one */
    @PostMapping("/hat")
    String changeHat(
            @RequestParam long grant,
            @RequestParam(defaultValue = "") String next,
            Person me,
            HttpServletRequest request) {
        return "redirect:" + entrance.change(request, me, new GrantId(grant), next);
    }

    @PostMapping("/account/sessions/{mark}/end")
    String endSession(@PathVariable String mark, Person me) {
        sessions.end(me.account(), mark);
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end")
    String endAllSessions(Person me, HttpServletRequest request) {
        sessions.endAll(me.account());
        entrance.leave(request);
        return "redirect:" + Guard.SIGN_IN;
    }

    @GetMapping("/account/password")
    String passwordForm(Person me, HttpServletResponse response, Model page) {
        return passwordForm(me, FormRefusal.NONE, response, page);
    }

    /** Whoever knew the old password may sit in another session: those end. A newcomer goes on to the first page of the hat. */
    @PostMapping("/account/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String wanted,
            Person me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return switch (signIns.change(me, present, wanted, Visitor.of(request))) {
            case PasswordChange.Changed _ -> {
                sessions.endAll(me.account());
                var next = me.mustChangePassword() ? "" : Guard.ACCOUNT;
                yield "redirect:" + entrance.enter(request, me.account(), next);
            }
            case PasswordChange.NotYours(var answer) ->
                passwordForm(me, FormRefusal.of(answer, "present", "accounts.password.wrong"), response, page);
            case PasswordChange.TooWeak(var weakness) ->
                passwordForm(me, FormRefusal.at("wanted", weakness.key()), response, page);
        };
    }

    private static String passwordForm(Person me, FormRefusal refusal, HttpServletResponse response, Model page) {
        response.setStatus(refusal.status().value());
        page.addAttribute("person", me);
        page.addAttribute("refusal", refusal);
        return "accounts/password";
    }
}
