package org.redvest.volunteers;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的: how far, how often, what for and when; all of it one's own choice, changed at any time. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class MePages {

    private final Volunteers volunteers;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Clock clock;

    MePages(Volunteers volunteers, Catalogue catalogue, Regions regions, Clock clock) {
        this.volunteers = volunteers;
        this.catalogue = catalogue;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/me")
    String me(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        var profile = profile(hat);
        boolean done = new AddressParameter("saved", saved).flag();
        return show(profile, ProfileForm.of(profile.preferences()), DayForm.EMPTY, Problems.NONE, done, hat, page);
    }

    @PostMapping("/me")
    String change(
            @RequestParam MultiValueMap<String, String> fields, Hat hat, Model page, HttpServletResponse response) {
        var profile = profile(hat);
        var form = ProfileForm.typed(fields);
        var problems = form.problems(codes(categories()));
        if (problems.isEmpty()) {
            volunteers.change(profile.id(), form::over);
            return "redirect:/me?saved=true";
        }
        return refused(profile, form, DayForm.EMPTY, problems, hat, page, response);
    }

    /** On or off, as the button said: sent twice, it is what it was after the first. */
    @PostMapping("/me/quiet")
    String quiet(@RequestParam boolean on, Hat hat) {
        volunteers.change(VolunteerId.of(hat.account()), before -> before.disturbed(!on));
        return "redirect:/me";
    }

    @PostMapping("/me/days")
    String day(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(name = "part", defaultValue = "") Set<String> parts,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        var profile = profile(hat);
        var form = new DayForm(day, parts);
        var problems = form.problems(LocalDate.now(clock));
        if (problems.isEmpty()) {
            var date = form.date().orElseThrow();
            var kept = ahead(profile.preferences());
            if (!kept.exceptions().containsKey(date) && kept.exceptions().size() >= DayForm.MOST) {
                problems = List.of(new Problem("day", "volunteers.problem.days", DayForm.MOST));
            } else {
                volunteers.change(
                        profile.id(), before -> before.with(ahead(before).except(date, form.free())));
                return "redirect:/me?saved=true";
            }
        }
        return refused(profile, ProfileForm.of(profile.preferences()), form, problems, hat, page, response);
    }

    /** What differed on days that are over is of no use to anybody. */
    private Availability ahead(Preferences preferences) {
        var availability = preferences.availability();
        return new Availability(availability.week(), availability.exceptions().tailMap(LocalDate.now(clock)));
    }

    @PostMapping("/me/days/{day}/usual")
    String usual(@PathVariable String day, Hat hat) {
        new DayForm(day, Set.of())
                .date()
                .ifPresent(date -> volunteers.change(
                        VolunteerId.of(hat.account()),
                        before -> before.with(before.availability().usualOn(date))));
        return "redirect:/me?saved=true";
    }

    private String refused(
            Profile profile,
            ProfileForm form,
            DayForm days,
            List<Problem> problems,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(profile, form, days, new Problems(problems), false, hat, page);
    }

    private String show(
            Profile profile, ProfileForm form, DayForm days, Problems problems, boolean saved, Hat hat, Model page) {
        page.addAttribute(
                "view",
                new MePage(
                        profile,
                        hat.name(),
                        regions.path(profile.home()),
                        volunteers.teamsOf(profile.id()),
                        categories(),
                        form,
                        problems,
                        days,
                        saved,
                        LocalDate.now(clock)));
        return "volunteers/me";
    }

    private Profile profile(Hat hat) {
        return volunteers.profile(VolunteerId.of(hat.account()));
    }

    /** Nobody can care for what is not on the menu yet. */
    private List<Category> categories() {
        return catalogue.categories().stream()
                .filter(category -> !category.offMenu())
                .toList();
    }

    private static Set<String> codes(List<Category> categories) {
        return categories.stream().map(Category::code).collect(Collectors.toSet());
    }
}
