package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Optional;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: the form, and in a demo the people one can become with one click. The way out, too. */
@Controller
class SignInPages {

    private final SignIns signIns;
    private final Entrance entrance;
    private final AddressLimit limit;
    private final DemoPeople demo;

    SignInPages(SignIns signIns, Entrance entrance, AddressLimit limit, DemoPeople demo) {
        this.signIns = signIns;
        this.entrance = entrance;
        this.limit = limit;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String form(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(required = false) Optional<String> old,
            HttpServletResponse response,
            Model page) {
        var back = new AddressParameter("next", next);
        if (!back.isEmpty() && Landing.ours(next).isEmpty()) {
            throw back.unreadable("web.allowed.path");
        }
        old.ifPresent(typed -> new AddressParameter("old", typed).flag());
        var refusal = old.map(_ -> FormRefusal.because(HttpStatus.OK, "accounts.sign-in.old"));
        return form("", next, refusal.orElse(FormRefusal.NONE), response, page);
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var missing = missing(account, password);
        if (missing.any()) {
            return form(account, next, FormRefusal.of(missing), response, page);
        }
        if (!limit.allows(request.getRemoteAddr())) {
            var tooOften = FormRefusal.because(HttpStatus.TOO_MANY_REQUESTS, "accounts.sign-in.too-often");
            return form(account, next, tooOften, response, page);
        }
        var visitor = Visitor.of(request);
        var answer = signIns.attempt(account, password, visitor);
        if (!(answer instanceof SignIn.In(var who))) {
            return form(account, next, FormRefusal.of(answer, "password", "accounts.sign-in.wrong"), response, page);
        }
        Visitor.keep(signIns.remember(who, visitor), request, response);
        return "redirect:" + entrance.enter(request, who, next);
    }

    /** Only for the people whom a demo offers: any other grant does not exist here. */
    @PostMapping("/walk-in")
    String walkIn(@RequestParam long grant, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        var person = demo.find(grant).orElseThrow(NoSuchPage::new);
        entrance.enterUnder(request, person.grant());
        return "redirect:" + (Landing.ours(next).isEmpty() ? person.to() : next);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        entrance.leave(request);
        return "redirect:" + Guard.SIGN_IN;
    }

    private static Problems missing(String account, String password) {
        var missing = new ArrayList<Problem>();
        if (account.isBlank()) {
            missing.add(new Problem("account", "accounts.sign-in.account.missing"));
        }
        if (password.isEmpty()) {
            missing.add(new Problem("password", "accounts.sign-in.password.missing"));
        }
        return new Problems(missing);
    }

    private String form(String account, String next, FormRefusal refusal, HttpServletResponse response, Model page) {
        response.setStatus(refusal.status().value());
        page.addAttribute("account", account);
        page.addAttribute("next", Landing.ours(next));
        page.addAttribute("refusal", refusal);
        page.addAttribute("people", demo.people());
        return "accounts/sign-in";
    }
}
