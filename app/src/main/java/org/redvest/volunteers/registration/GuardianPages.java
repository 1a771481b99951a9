package org.redvest.volunteers.registration;

import jakarta.servlet.http.HttpServletResponse;
import org.redvest.web.KeyPages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 监护人同意: what a guardian reads and decides, without an account. */
@Controller
class GuardianPages {

    private final GuardianLinks links;

    GuardianPages(GuardianLinks links) {
        this.links = links;
    }

    @GetMapping("/guardian/{token}")
    String stand(@PathVariable String token, HttpServletResponse response, Model page) {
        KeyPages.keepAddress(response);
        var stand = links.stand(token);
        if (stand.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "volunteers/guardian-ended";
        }
        page.addAttribute("stand", stand.get());
        page.addAttribute("path", GuardianLinks.path(token));
        return "volunteers/guardian";
    }

    @PostMapping("/guardian/{token}/consent")
    String consent(@PathVariable String token, @RequestParam(defaultValue = "") String language) {
        links.consent(token, language);
        return "redirect:" + GuardianLinks.path(token);
    }

    /** The link is used up; the page after it says what that means. */
    @PostMapping("/guardian/{token}/withdrawal")
    String withdraw(@PathVariable String token, HttpServletResponse response) {
        KeyPages.keepAddress(response);
        return links.withdraw(token) ? "volunteers/guardian-withdrew" : "redirect:" + GuardianLinks.path(token);
    }
}
