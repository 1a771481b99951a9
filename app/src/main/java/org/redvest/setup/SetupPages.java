package org.redvest.setup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Founder;
import org.redvest.atlas.AtlasCity;
import org.redvest.regions.Estimate;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.WebUtils;

/** Founding a city: the link, the choice of cities, the questions. Nothing of it is there once the city is. */
@Controller
class SetupPages {

    private static final String COOKIE = "redvest-setup";
    private static final String FOUNDED = "setup/founded";
    private static final Duration DAY = Duration.ofDays(1);

    private final Setup setup;
    private final SetupLinks links;
    private final Founder founder;

    SetupPages(Setup setup, SetupLinks links, Founder founder) {
        this.setup = setup;
        this.links = links;
        this.founder = founder;
    }

    /** The token goes into a cookie, and out of the address: no page is shown under it that could name it as its referrer. */
    @GetMapping("/setup/{token}")
    String open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model page) {
        if (setup.isFounded()) {
            return FOUNDED;
        }
        if (!links.opens(token)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return waiting("setup.link.unknown", page);
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path(FoundingGate.SETUP)
                        .maxAge(DAY)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
        return "redirect:" + FoundingGate.SETUP;
    }

    @GetMapping(FoundingGate.SETUP)
    String choose(@RequestParam(defaultValue = "") String search, HttpServletRequest request, Model page) {
        if (setup.isFounded()) {
            return FOUNDED;
        }
        if (!mayFound(request)) {
            return waiting("", page);
        }
        var words = new AddressParameter("search", search).words();
        page.addAttribute("choice", CityChoice.of(setup.atlas(), words));
        page.addAttribute("search", words);
        return "setup/choose";
    }

    @GetMapping("/setup/city")
    String questions(
            @RequestParam(defaultValue = "") List<String> city,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (setup.isFounded() || !mayFound(request)) {
            return "redirect:" + FoundingGate.SETUP;
        }
        var form = FoundingForm.empty(Founder.signedIn(request).isEmpty());
        return questions(cities(city), form, Problems.NONE, response, page);
    }

    @PostMapping("/setup/city")
    String found(
            @RequestParam(defaultValue = "") List<String> city,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile logo,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (setup.isFounded() || !mayFound(request)) {
            return "redirect:" + FoundingGate.SETUP;
        }
        var signedIn = Founder.signedIn(request);
        var form = form(typed, signedIn);
        var sent = SentLogo.of(logo);
        var cities = cities(city);
        var problems = problems(form, sent);
        if (problems.any() || cities.isEmpty()) {
            return questions(cities, form, problems, response, page);
        }
        var plan = form.city(new NewCity.CityPlaces(cities, Estimate.COUNTY, Map.of()), sent.logo());
        return found(plan, form, signedIn, request);
    }

    private String found(NewCity plan, FoundingForm form, Optional<AccountId> signedIn, HttpServletRequest request) {
        var checked = form.administrator().map(founder::checked);
        var administrator = new ArrayList<>(signedIn.stream().toList());
        var outcome = setup.found(plan, whole -> {
            checked.ifPresent(own -> administrator.add(founder.install(own, whole)));
            signedIn.ifPresent(account -> founder.appoint(account, whole));
            return Founder.actor(administrator.getFirst(), whole);
        });
        return switch (outcome) {
            case FoundingOutcome.Founded _ ->
                "redirect:" + founder.enter(request, administrator.getFirst(), "/accounts");
            case FoundingOutcome.FoundedBefore _ -> FOUNDED;
        };
    }

    private static FoundingForm form(Map<String, String> typed, Optional<AccountId> signedIn) {
        return new FoundingForm(
                new NamesForm(
                        typed.getOrDefault("committee", ""),
                        typed.getOrDefault("product", ""),
                        typed.getOrDefault("hours", "")),
                typed.getOrDefault("zone", ""),
                typed.getOrDefault("menu", ""),
                signedIn.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Founder.Form(
                                typed.getOrDefault("login", ""),
                                typed.getOrDefault("name", ""),
                                typed.getOrDefault("password", ""))));
    }

    private Problems problems(FoundingForm form, SentLogo sent) {
        var problems = new ArrayList<Problem>(form.problems());
        problems.addAll(sent.problems());
        form.administrator()
                .ifPresent(own -> problems.addAll(founder.problems(own).all()));
        return new Problems(problems);
    }

    private String questions(
            List<AtlasCity> cities, FoundingForm form, Problems problems, HttpServletResponse response, Model page) {
        if (cities.isEmpty()) {
            return "redirect:" + FoundingGate.SETUP;
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        page.addAttribute("city", CityView.of(setup.atlas(), cities));
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        return "setup/questions";
    }

    /** Of one province: those of the first that was named. */
    private List<AtlasCity> cities(List<String> codes) {
        var named = codes.stream()
                .distinct()
                .sorted()
                .flatMap(code -> setup.atlas().find(code).stream())
                .toList();
        return named.stream()
                .filter(city -> city.province().equals(named.getFirst().province()))
                .toList();
    }

    /** Who has opened a printed link, or signed in with the printed password. */
    private boolean mayFound(HttpServletRequest request) {
        return Founder.signedIn(request).isPresent()
                || Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                        .map(Cookie::getValue)
                        .filter(links::opens)
                        .isPresent();
    }

    private static String waiting(String said, Model page) {
        page.addAttribute("said", said);
        return "setup/waiting";
    }
}
