package org.redvest.channels.push;

import jakarta.servlet.http.HttpServletResponse;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator of the city sets up pushed messages, and reads whom they reach. */
@Controller
@For(Role.ADMIN)
class PushPages {

    private final PushChannel push;

    PushPages(PushChannel push) {
        this.push = push;
    }

    @GetMapping("/channels/push")
    String settings(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        return settings(push.form(hat), Problems.NONE, new AddressParameter("saved", saved).flag(), page);
    }

    @PostMapping("/channels/push")
    String save(
            @RequestParam(defaultValue = "") String enabled,
            @RequestParam(defaultValue = "") String mailbox,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = new PushForm(enabled.equals("yes"), mailbox).plain();
        var problems = push.save(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return settings(form, problems, false, page);
        }
        return "redirect:/channels/push?saved=true";
    }

    private static String settings(PushForm form, Problems problems, boolean saved, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("saved", saved);
        return "channels/push";
    }
}
