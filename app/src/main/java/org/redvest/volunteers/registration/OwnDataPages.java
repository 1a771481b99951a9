package org.redvest.volunteers.registration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Skill;
import org.redvest.volunteers.ServiceAhead;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** 我的资料: read, corrected, taken along; leaving, coming back and erasing oneself. */
@Controller
@For({Role.VOLUNTEER, Role.LEADER})
class OwnDataPages {

    private final OwnDataDesk desk;
    private final ComingOfAge grown;
    private final Departures departures;
    private final Catalogue catalogue;
    private final JsonMapper json;

    OwnDataPages(OwnDataDesk desk, ComingOfAge grown, Departures departures, Catalogue catalogue, JsonMapper json) {
        this.desk = desk;
        this.grown = grown;
        this.departures = departures;
        this.catalogue = catalogue;
        this.json = json;
    }

    @GetMapping("/me/data")
    String data(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        return show(Problems.NONE, Optional.empty(), List.of(), hat, page);
    }

    @PostMapping("/me/data")
    String correct(
            @RequestParam MultiValueMap<String, String> fields, Hat hat, Model page, HttpServletResponse response) {
        var phone = Optional.ofNullable(fields.getFirst("phone")).orElse("");
        var skills = Set.copyOf(Optional.ofNullable(fields.get("skill")).orElse(List.of()));
        var problems = Telephone.problem("phone", phone).stream().toList();
        if (problems.isEmpty() && !codes().containsAll(skills)) {
            problems = List.of(new Problem("skills", "volunteers.join.problem.chosen"));
        }
        if (problems.isEmpty()) {
            desk.correct(hat, Telephone.normal(phone), skills);
            return "redirect:/me/data?saved=true";
        }
        return refused(new Problems(problems), Optional.of(phone), List.of(), hat, page, response);
    }

    @GetMapping("/me/data/download")
    ResponseEntity<byte[]> download(Hat hat) {
        var name =
                ContentDisposition.attachment().filename("redvest-my-data.json").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(desk.copy(hat)));
    }

    /** By those who have come of age since they registered. */
    @PostMapping("/me/consent")
    String consent(@RequestParam(defaultValue = "") String language, Hat hat) {
        grown.consent(hat, language);
        return "redirect:/me/data";
    }

    @PostMapping("/me/departure")
    String leave(Hat hat, Model page, HttpServletResponse response) {
        return after(departures.leave(VolunteerId.of(hat.account()), hat), "redirect:/me/data", hat, page, response);
    }

    @PostMapping("/me/return")
    String comeBack(Hat hat) {
        departures.comeBack(VolunteerId.of(hat.account()), hat);
        return "redirect:/me/data";
    }

    /** Cannot be undone, so it wants a tick beside the button. */
    @PostMapping("/me/erasure")
    String erase(@RequestParam(defaultValue = "") String sure, Hat hat, Model page, HttpServletResponse response) {
        if (!sure.equals("yes")) {
            var problem = new Problem("sure", "volunteers.data.erase.sure.missing");
            return refused(new Problems(List.of(problem)), Optional.empty(), List.of(), hat, page, response);
        }
        return after(departures.erase(VolunteerId.of(hat.account()), hat), "redirect:/erased", hat, page, response);
    }

    private String after(Departure departure, String gone, Hat hat, Model page, HttpServletResponse response) {
        return switch (departure) {
            case Departure.Gone _ -> gone;
            case Departure.StillExpected(var services) -> {
                var problem = new Problem("services", "volunteers.data.expected", services.size());
                yield refused(new Problems(List.of(problem)), Optional.empty(), services, hat, page, response);
            }
            case Departure.StillLeads(int teams) -> {
                var problem = new Problem("services", "volunteers.data.leads", teams);
                yield refused(new Problems(List.of(problem)), Optional.empty(), List.of(), hat, page, response);
            }
            case Departure.HoldsOffice _ -> {
                var problem = new Problem("sure", "volunteers.data.office");
                yield refused(new Problems(List.of(problem)), Optional.empty(), List.of(), hat, page, response);
            }
        };
    }

    private String refused(
            Problems problems,
            Optional<String> phone,
            List<ServiceAhead> services,
            Hat hat,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("saved", false);
        return show(problems, phone, services, hat, page);
    }

    private String show(Problems problems, Optional<String> phone, List<ServiceAhead> services, Hat hat, Model page) {
        var data = desk.of(hat);
        page.addAttribute("data", data);
        page.addAttribute("grown", grown.isAsked(hat.account()));
        page.addAttribute("phone", phone.orElse(data.identity().phone().orElse("")));
        page.addAttribute("skills", catalogue.skills());
        page.addAttribute("services", services);
        page.addAttribute("problems", problems);
        return "volunteers/own-data";
    }

    private Set<String> codes() {
        return catalogue.skills().stream().map(Skill::code).collect(Collectors.toSet());
    }
}
