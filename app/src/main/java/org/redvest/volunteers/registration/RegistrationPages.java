package org.redvest.volunteers.registration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.ServicesAhead;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Queries;
import org.redvest.web.ShownOnce;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 待确认的志愿者: confirmed one by one or many at once, refused with a reason. */
@Controller
@For({Role.COMMUNITY, Role.ADMIN})
class RegistrationPages {

    private static final FreeText REASON = FreeText.open(2, 200);

    private final RegistrationDesk desk;
    private final GuardianLinks links;
    private final ServicesAhead ahead;
    private final Departures departures;
    private final Clock clock;

    RegistrationPages(
            RegistrationDesk desk, GuardianLinks links, ServicesAhead ahead, Departures departures, Clock clock) {
        this.desk = desk;
        this.links = links;
        this.ahead = ahead;
        this.departures = departures;
        this.clock = clock;
    }

    @GetMapping("/registrations")
    String list(
            @RequestParam(name = "page", defaultValue = "") String number,
            @RequestParam(defaultValue = "") String confirmed,
            Hat hat,
            Model page) {
        page.addAttribute("list", desk.open(hat, new AddressParameter("page", number).page()));
        page.addAttribute("confirmed", new AddressParameter("confirmed", confirmed).number());
        page.addAttribute("community", hat.role() == Role.COMMUNITY);
        page.addAttribute("region", hat.region().value());
        page.addAttribute("today", LocalDate.now(clock));
        return "volunteers/registrations";
    }

    /** Those that are ticked. A tick for one beyond the region is a row that does not exist, and then none is confirmed. */
    @PostMapping("/registrations/confirmations")
    String confirmAll(@RequestParam MultiValueMap<String, String> fields, Hat hat) {
        var ticked = Optional.ofNullable(fields.get("person")).orElse(List.of()).stream()
                .flatMap(each -> new AddressParameter("person", each).number().stream())
                .map(AccountId::new)
                .toList();
        return "redirect:" + Queries.with("/registrations", "confirmed", desk.confirmAll(ticked, hat));
    }

    @GetMapping("/registrations/{account}")
    String one(@PathVariable long account, Hat hat, Model page) {
        return show(account, "", Problems.NONE, hat, page);
    }

    @PostMapping("/registrations/{account}/confirmation")
    String confirm(@PathVariable long account, Hat hat) {
        return after(desk.confirm(new AccountId(account), hat), account);
    }

    @PostMapping("/registrations/{account}/refusal")
    String refuse(
            @PathVariable long account,
            @RequestParam MultiValueMap<String, String> fields,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var reason =
                PlainText.line(Optional.ofNullable(fields.getFirst("reason")).orElse(""));
        boolean nothingPrivate = fields.containsKey(FreeText.NOTHING_PRIVATE);
        List<Problem> problems =
                REASON.problems("reason", "volunteers.registration.reason.missing", reason, nothingPrivate);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(account, reason, new Problems(problems), hat, page);
        }
        return after(desk.refuse(new AccountId(account), reason, hat), account);
    }

    /** A guardian said yes by telephone or on paper. */
    @PostMapping("/registrations/{account}/consent")
    String consent(@PathVariable long account, @RequestParam(defaultValue = "") String language, Hat hat) {
        desk.recordConsent(new AccountId(account), language, hat);
        return "redirect:/registrations/" + account;
    }

    /** The answer to the post itself shows the link: no address leads to it. */
    @PostMapping("/registrations/{account}/guardian-link")
    String guardianLink(@PathVariable long account, Hat hat, Model page) {
        links.make(desk.file(new AccountId(account), hat), hat)
                .ifPresent(token -> page.addAttribute(
                        "link",
                        new ShownOnce(ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path(GuardianLinks.path(token))
                                .build()
                                .toUriString())));
        return show(account, "", Problems.NONE, hat, page);
    }

    /** Somebody says so by telephone, or has moved away. */
    @PostMapping("/registrations/{account}/departure")
    String leave(@PathVariable long account, Hat hat, HttpServletResponse response, Model page) {
        if (!desk.file(new AccountId(account), hat).mayLeave()) {
            return "redirect:/registrations/" + account;
        }
        return switch (departures.leave(new VolunteerId(account), hat)) {
            case Departure.Gone _, Departure.HoldsOffice _ -> "redirect:/registrations/" + account;
            case Departure.StillLeads(int teams) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var problem = new Problem("services", "volunteers.registration.leads", teams);
                yield show(account, "", new Problems(List.of(problem)), hat, page);
            }
            case Departure.StillExpected(var services) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                page.addAttribute("services", services);
                var problem = new Problem("services", "volunteers.registration.expected", services.size());
                yield show(account, "", new Problems(List.of(problem)), hat, page);
            }
        };
    }

    private static String after(RegistrationAnswer answer, long account) {
        return switch (answer) {
            case RegistrationAnswer.Confirmed _, RegistrationAnswer.Refused _, RegistrationAnswer.AnsweredBefore _ ->
                "redirect:/registrations/" + account;
        };
    }

    private String show(long account, String reason, Problems problems, Hat hat, Model page) {
        var file = desk.file(new AccountId(account), hat);
        page.addAttribute("file", file);
        if (file.registration().withdrawnAt().isPresent()) {
            page.addAttribute("services", ahead.of(new VolunteerId(account)));
        }
        page.addAttribute("reason", reason);
        page.addAttribute("problems", problems);
        page.addAttribute("today", LocalDate.now(clock));
        return "volunteers/registration";
    }
}
