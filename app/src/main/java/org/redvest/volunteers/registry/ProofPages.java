package org.redvest.volunteers.registry;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff write down what they have seen: licences, trainings, insurance. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.ADMIN})
class ProofPages {

    private final Proofs proofs;
    private final Volunteers volunteers;

    ProofPages(Proofs proofs, Volunteers volunteers) {
        this.proofs = proofs;
        this.volunteers = volunteers;
    }

    @GetMapping("/volunteers/{number}/licences/new")
    String form(@PathVariable String number, Model page) {
        return show(number, "", LicenceForm.empty(), Problems.NONE, page);
    }

    @PostMapping("/volunteers/{number}/licences")
    String add(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam UUID request,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var form = typed(fields, request);
        return answer(number, "", form, proofs.add(number, form, me), response, page);
    }

    @GetMapping("/volunteers/{number}/licences/{licence}")
    String correction(@PathVariable String number, @PathVariable long licence, Model page) {
        var seen = proofs.licence(volunteers.numbered(number), licence);
        return show(number, "/" + licence, LicenceForm.of(seen), Problems.NONE, page);
    }

    @PostMapping("/volunteers/{number}/licences/{licence}")
    String correct(
            @PathVariable String number,
            @PathVariable long licence,
            @RequestParam MultiValueMap<String, String> fields,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var form = typed(fields, UUID.randomUUID());
        return answer(number, "/" + licence, form, proofs.correct(number, licence, form, me), response, page);
    }

    @PostMapping("/volunteers/{number}/licences/{licence}/end")
    String end(@PathVariable String number, @PathVariable long licence, Hat me) {
        proofs.end(number, licence, me);
        return file(number);
    }

    @GetMapping("/volunteers/{number}/insurances/new")
    String insuranceForm(@PathVariable String number, Model page) {
        volunteers.numbered(number);
        return show(number, InsuranceForm.empty(), Problems.NONE, page);
    }

    @PostMapping("/volunteers/{number}/insurances")
    String insure(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String insurer,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam UUID request,
            Hat me,
            HttpServletResponse response,
            Model page) {
        var form = new InsuranceForm(insurer, from, until, request);
        var problems = proofs.insure(number, form, me);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(number, form, problems, page);
        }
        return file(number);
    }

    @PostMapping("/volunteers/{number}/insurances/{insurance}/withdrawal")
    String withdraw(@PathVariable String number, @PathVariable long insurance, Hat me) {
        proofs.withdraw(number, insurance, me);
        return file(number);
    }

    private String answer(
            String number, String at, LicenceForm form, Problems problems, HttpServletResponse response, Model page) {
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(number, at, form, problems, page);
        }
        return file(number);
    }

    private String show(String number, String at, LicenceForm form, Problems problems, Model page) {
        page.addAttribute("number", volunteers.numbered(number).number());
        page.addAttribute("at", at);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("skills", proofs.licensedSkills());
        return "volunteers/licence";
    }

    private static String show(String number, InsuranceForm form, Problems problems, Model page) {
        page.addAttribute("number", number);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        return "volunteers/insurance";
    }

    private static LicenceForm typed(MultiValueMap<String, String> fields, UUID request) {
        return new LicenceForm(
                first(fields, "licence"),
                first(fields, "training"),
                first(fields, "issuer"),
                first(fields, "certificate"),
                first(fields, "from"),
                first(fields, "until"),
                request);
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("");
    }

    private static String file(String number) {
        return "redirect:/volunteers/" + number;
    }
}
