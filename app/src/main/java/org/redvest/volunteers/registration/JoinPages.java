package org.redvest.volunteers.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.redvest.catalogue.Catalogue;
import org.redvest.regions.Regions;
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

/** 志愿者注册: the public form behind a community's QR code. It tells a visitor nothing of anybody. */
@Controller
class JoinPages {

    private final JoinLinks links;
    private final Registering registering;
    private final Catalogue catalogue;
    private final Regions regions;

    JoinPages(JoinLinks links, Registering registering, Catalogue catalogue, Regions regions) {
        this.links = links;
        this.registering = registering;
        this.catalogue = catalogue;
        this.regions = regions;
    }

    @GetMapping("/join/{code}")
    String form(@PathVariable String code, HttpServletResponse response, Model page) {
        var link = find(code);
        return link.end().isPresent()
                ? ended(link, response, page)
                : show(link, RegistrationForm.empty(), Problems.NONE, page);
    }

    @PostMapping("/join/{code}")
    String register(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var link = find(code);
        if (link.end().isPresent()) {
            return ended(link, response, page);
        }
        var form = RegistrationForm.typed(fields);
        return switch (registering.register(form, link, request.getRemoteAddr())) {
            case RegistrationOutcome.Received _ -> "redirect:" + link.path() + "/received";
            case RegistrationOutcome.Wrong(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(link, form, new Problems(problems), page);
            }
            case RegistrationOutcome.TooOften _ -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                var problem = new Problem("name", "volunteers.join.too-often");
                yield show(link, form, new Problems(List.of(problem)), page);
            }
        };
    }

    /** Names nobody: it is the same for each who comes to it. */
    @GetMapping("/join/{code}/received")
    String received(@PathVariable String code, Model page) {
        var link = find(code);
        page.addAttribute("community", regions.region(link.region()).name());
        return "volunteers/received";
    }

    private String show(JoinLink link, RegistrationForm form, Problems problems, Model page) {
        page.addAttribute(
                "view",
                new JoinPage(
                        link,
                        regions.region(link.region()).name(),
                        regions.path(link.region()),
                        registering.rule(),
                        catalogue.skills(),
                        catalogue.categories().stream()
                                .filter(category -> !category.offMenu())
                                .toList(),
                        form));
        page.addAttribute("problems", problems);
        return "volunteers/join";
    }

    private String ended(JoinLink link, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.GONE.value());
        page.addAttribute("link", link);
        page.addAttribute("community", regions.region(link.region()).name());
        return "volunteers/join-ended";
    }

    private JoinLink find(String code) {
        return links.find(code).orElseThrow(NoSuchRegistration::new);
    }
}
