package org.redvest.channels;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator of the city describes the gateway for text messages, looks at a request, tries it, and takes the texts to the carriers. */
@Controller
@For(Role.ADMIN)
class TextPages {

    private final TextChannel channel;
    private final Channels channels;

    TextPages(TextChannel channel, Channels channels) {
        this.channel = channel;
        this.channels = channels;
    }

    @GetMapping("/channels/text")
    String text(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        return text(channel.form(hat), Problems.NONE, page);
    }

    /** The preview fills in what was typed and keeps nothing. */
    @PostMapping("/channels/text")
    String save(
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String enabled,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String headers,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String okPointer,
            @RequestParam(defaultValue = "") String okValue,
            @RequestParam(defaultValue = "") String retryCodes,
            @RequestParam(defaultValue = "") String templates,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String window,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = new GatewayForm(
                        enabled.equals("yes"),
                        method,
                        url,
                        headers,
                        body,
                        password,
                        okPointer,
                        okValue,
                        retryCodes,
                        templates,
                        most,
                        window)
                .plain();
        var problems = act.equals("preview") ? channel.problems(hat, form) : channel.save(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return text(form, problems, page);
        }
        if (act.equals("preview")) {
            page.addAttribute("preview", Optional.of(channel.preview(hat, form)));
            return text(form, problems, page);
        }
        return "redirect:/channels/text?saved=true";
    }

    @PostMapping("/channels/text/test")
    String test(@RequestParam(defaultValue = "") String to, Hat hat, HttpServletResponse response, Model page) {
        var form = channel.form(hat);
        var number = Telephone.normal(to);
        page.addAttribute("to", to);
        var problem = channels.problemOf(Channel.TEXT, number);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return text(form, new Problems(List.of(new Problem("to", problem.get()))), page);
        }
        page.addAttribute("result", Optional.of(channels.test(hat, Channel.TEXT, number)));
        return text(form, Problems.NONE, page);
    }

    @GetMapping("/channels/texts")
    String texts(Hat hat, Model page) {
        page.addAttribute("texts", channel.texts(hat));
        return "channels/texts";
    }

    @GetMapping("/channels/texts.csv")
    ResponseEntity<byte[]> textsToFile(Hat hat) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"redvest-texts.csv\"")
                .body(channel.textsToFile(hat));
    }

    private static String text(GatewayForm form, Problems problems, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.asMap().putIfAbsent("result", Optional.<SendResult>empty());
        page.asMap().putIfAbsent("preview", Optional.<GatewayRequest>empty());
        page.asMap().putIfAbsent("to", "");
        page.asMap().putIfAbsent("saved", false);
        return "channels/text";
    }
}
