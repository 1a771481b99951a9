package org.redvest.volunteers.registry;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.Where;
import org.redvest.regions.Regions;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One volunteer, as staff of the region see them. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN})
class VolunteerFilePages {

    private final VolunteerFiles files;
    private final Regions regions;

    VolunteerFilePages(VolunteerFiles files, Regions regions) {
        this.files = files;
        this.regions = regions;
    }

    @GetMapping("/volunteers/{number}")
    String file(@PathVariable String number, Model page) {
        return show(files.file(number), page);
    }

    /** The answer to the post itself shows the number: no address leads to it. */
    @PostMapping("/volunteers/{number}/telephone")
    String telephone(@PathVariable String number, Hat me, Model page) {
        return show(files.withPhone(number, me), page);
    }

    @GetMapping("/volunteers/{number}/correction")
    String correction(@PathVariable String number, @RequestParam Optional<String> region, Hat me, Model page) {
        var file = files.file(number);
        var where = where(file, region, me);
        return show(file, CorrectionOfPerson.of(file, where.region().code()), where, Problems.NONE, page);
    }

    @PostMapping("/volunteers/{number}/correction")
    String correct(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String born,
            @RequestParam Optional<String> region,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var file = files.file(number);
        var where = where(file, region, me);
        var form = new CorrectionOfPerson(name, born, where.region().code().value());
        var problems = files.correct(number, form, me);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(file, form, where, problems, page);
        }
        return "redirect:" + file.address();
    }

    private Where where(VolunteerFile file, Optional<String> region, Hat me) {
        var home = file.profile().home().value();
        var asked = region.filter(typed -> !typed.isEmpty()).or(() -> Optional.of(home));
        return Where.of(file.address() + "/correction", asked, me, regions);
    }

    private static String show(
            VolunteerFile file, CorrectionOfPerson form, Where where, Problems problems, Model page) {
        page.addAttribute("file", file);
        page.addAttribute("form", form);
        page.addAttribute("where", where);
        page.addAttribute("problems", problems);
        return "volunteers/correction";
    }

    private String show(VolunteerFile file, Model page) {
        page.addAttribute("file", file);
        page.addAttribute("regions", regions);
        return "volunteers/file";
    }
}
