package org.redvest.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
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

/** Where an administrator opens accounts, gives and withdraws grants and hands over new passwords. */
@Controller
@For(Role.ADMIN)
class AdministrationPages {

    private final Administration administration;
    private final Regions regions;

    AdministrationPages(Administration administration, Regions regions) {
        this.administration = administration;
        this.regions = regions;
    }

    @GetMapping("/accounts")
    String members(
            @RequestParam Optional<String> region,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(name = "page", defaultValue = "") String number,
            Hat me,
            Model page) {
        var where = where("/accounts", region, me);
        var words = new AddressParameter("search", search).words();
        page.addAttribute("where", where.keeping("search", words));
        page.addAttribute("search", words);
        page.addAttribute("list", where.list("search", words));
        page.addAttribute(
                "members",
                administration.members(me, where.region().code(), words, new AddressParameter("page", number).page()));
        page.addAttribute("regions", regions);
        return "accounts/members";
    }

    @GetMapping("/accounts/new")
    String form(@RequestParam Optional<String> region, Hat me, Model page) {
        var where = where("/accounts/new", region, me);
        return form(NewMember.empty(where.region().code()), Problems.NONE, where, page);
    }

    /** The answer to the post itself shows the password: after a redirect it would have to lie somewhere. */
    @PostMapping("/accounts")
    String open(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String role,
            @RequestParam String region,
            @RequestParam(defaultValue = "") String label,
            @RequestParam UUID request,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var where = where("/accounts/new", Optional.of(region), me);
        var form = new NewMember(
                login, name, phone, new NewHat(role, where.region().code().value(), label), request);
        return switch (administration.open(me, form)) {
            case AccountCreation.Opened(var person, var password) -> told(person, password, page);
            case AccountCreation.OpenedBefore(var account) -> "redirect:/accounts/" + account.value();
            case AccountCreation.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(form, problems, where, page);
            }
        };
    }

    @GetMapping("/accounts/{account}")
    String member(@PathVariable long account, Hat me, Model page) {
        var person = administration.member(me, new AccountId(account));
        page.addAttribute("person", person);
        page.addAttribute("me", me);
        page.addAttribute("withdrawn", administration.withdrawn(me, person));
        page.addAttribute("renewable", administration.mayRenew(me, person));
        page.addAttribute("linkable", administration.mayLetIn(me, person));
        page.addAttribute("regions", regions);
        return "accounts/member";
    }

    @PostMapping("/accounts/{account}/password")
    String renewPassword(@PathVariable long account, Hat me, Model page) {
        return switch (administration.renewPassword(me, new AccountId(account))) {
            case AccountCreation.Opened(var person, var password) -> told(person, password, page);
            case AccountCreation.OpenedBefore _, AccountCreation.Refused _ -> "redirect:/accounts/" + account;
        };
    }

    /** The answer to the post itself shows the link: after a redirect it would have to lie somewhere. */
    @PostMapping("/accounts/{account}/link")
    String link(@PathVariable long account, Hat me, Model page) {
        var link = administration.link(me, new AccountId(account));
        page.addAttribute("person", administration.member(me, new AccountId(account)));
        page.addAttribute("until", link.until());
        page.addAttribute("link", new ShownOnce(SecretLinks.address(link.path())));
        return "accounts/way-in-link";
    }

    @GetMapping("/accounts/{account}/grants/new")
    String hatForm(@PathVariable long account, @RequestParam Optional<String> region, Hat me, Model page) {
        var where = where("/accounts/%d/grants/new".formatted(account), region, me);
        return hatForm(account, NewHat.empty(where.region().code()), Problems.NONE, me, page);
    }

    @PostMapping("/accounts/{account}/grants")
    String give(
            @PathVariable long account,
            @RequestParam(defaultValue = "") String role,
            @RequestParam String region,
            @RequestParam(defaultValue = "") String label,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var form = new NewHat(
                role, where("", Optional.of(region), me).region().code().value(), label);
        var problems = administration.give(me, new AccountId(account), form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return hatForm(account, form, problems, me, page);
        }
        return "redirect:/accounts/" + account;
    }

    private String hatForm(long account, NewHat form, Problems problems, Hat me, Model page) {
        page.addAttribute("person", administration.member(me, new AccountId(account)));
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("where", where("/accounts/%d/grants/new".formatted(account), Optional.of(form.region()), me));
        return "accounts/new-hat";
    }

    @PostMapping("/grants/{grant}/withdrawal")
    String withdraw(@PathVariable long grant, Hat me) {
        return "redirect:/accounts/"
                + administration.withdraw(me, new GrantId(grant)).value();
    }

    @PostMapping("/grants/{grant}/return")
    String giveBack(@PathVariable long grant, Hat me) {
        return "redirect:/accounts/"
                + administration.giveBack(me, new GrantId(grant)).value();
    }

    private static String told(Person person, String password, Model page) {
        page.addAttribute("person", person);
        page.addAttribute("password", new ShownOnce(password));
        return "accounts/one-time";
    }

    private static String form(NewMember form, Problems problems, Where where, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("where", where);
        return "accounts/new-member";
    }

    private Where where(String page, Optional<String> asked, Hat me) {
        return Where.of(page, asked, me, regions);
    }
}
