package org.redvest.channels.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.SendResult;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 接收方式: one's own choice of what is told where and when. */
@Controller
@For({Role.COMMUNITY, Role.DISPATCHER, Role.LEADER, Role.VOLUNTEER, Role.SECRETARY, Role.ADMIN})
class MyChannelPages {

    private final MyChannels channels;

    MyChannelPages(MyChannels channels) {
        this.channels = channels;
    }

    @GetMapping("/account/channels")
    String mine(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        return mine(channels.view(hat), Problems.NONE, "", new AddressParameter("saved", saved).flag(), page);
    }

    /** @param tested what came of a message to one's own browsers */
    String mine(Hat hat, Problems problems, Optional<SendResult> tested, Model page) {
        page.addAttribute("tested", tested);
        return mine(channels.view(hat), problems, "", false, page);
    }

    String mine(Hat hat, Problems problems, Model page) {
        return mine(channels.view(hat), problems, "", false, page);
    }

    @PostMapping("/account/channels")
    String choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietTo,
            @RequestParam(defaultValue = "") List<String> way,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = new ChoiceForm(language, quietFrom, quietTo, Set.copyOf(way));
        var problems = channels.choose(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return mine(channels.view(hat).with(form), problems, "", false, page);
        }
        return "redirect:/account/channels?saved=true";
    }

    @PostMapping("/account/channels/mail")
    String ask(@RequestParam(defaultValue = "") String mail, Hat hat, HttpServletResponse response, Model page) {
        var problems = channels.ask(hat, mail);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return mine(channels.view(hat), problems, mail, false, page);
        }
        return "redirect:/account/channels";
    }

    @GetMapping("/account/channels/mail/{token}")
    String asked(@PathVariable String token, Hat hat, Model page) {
        page.addAttribute("address", channels.asked(hat, token));
        page.addAttribute("token", token);
        return "channels/confirm";
    }

    @PostMapping("/account/channels/mail/{token}")
    String confirm(@PathVariable String token, Hat hat) {
        channels.confirm(hat, token);
        return "redirect:/account/channels";
    }

    private static String mine(MyChannelsView view, Problems problems, String mail, boolean saved, Model page) {
        page.addAttribute("view", view);
        if (!page.containsAttribute("tested")) {
            page.addAttribute("tested", Optional.empty());
        }
        page.asMap().putIfAbsent("typed", Map.<String, String>of());
        page.addAttribute("problems", problems);
        page.addAttribute("mail", mail);
        page.addAttribute("saved", saved);
        return "channels/mine";
    }
}
