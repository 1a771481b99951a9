package org.redvest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.redvest.web.KeyPages;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link to an account that exists leads. */
@Controller
class WayInPages {

    private final WaysIn ways;
    private final SignIns signIns;
    private final Entrance entrance;

    WayInPages(WaysIn ways, SignIns signIns, Entrance entrance) {
        this.ways = ways;
        this.signIns = signIns;
        this.entrance = entrance;
    }

    @GetMapping(Accounts.WAY_IN + "{link}")
    String look(@PathVariable String link, HttpServletResponse response, Model page) {
        return page(link, ways.look(link), "", Problems.NONE, response, page);
    }

    @PostMapping(Accounts.WAY_IN + "{link}")
    String enter(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return switch (ways.enter(link, login, wanted)) {
            case Entering.Entered(var account) -> {
                Visitor.keep(signIns.remember(account, Visitor.of(request)), request, response);
                yield "redirect:" + entrance.enter(request, account, "");
            }
            case Entering.Barred(var instead) -> page(link, instead, login, Problems.NONE, response, page);
            case Entering.Refused(var problems) -> page(link, ways.look(link), login, problems, response, page);
        };
    }

    private static String page(
            String link, WayIn way, String login, Problems problems, HttpServletResponse response, Model page) {
        KeyPages.keepAddress(response);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else if (way instanceof WayIn.Missing) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        page.addAttribute("link", LinkSecret.read(link).map(LinkSecret::value).orElse(""));
        page.addAttribute("way", way);
        page.addAttribute("login", login);
        page.addAttribute("problems", problems);
        return "accounts/way-in";
    }
}
