package org.redvest.channels.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.Channel;
import org.redvest.channels.Channels;
import org.redvest.channels.SendResult;
import org.redvest.channels.TypedAddress;
import org.redvest.channels.mail.MailSettings.MailEncryption;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an administrator of the city sets up e-mail and tries it. */
@Controller
@For(Role.ADMIN)
class MailPages {

    private final MailChannel mail;
    private final Channels channels;

    MailPages(MailChannel mail, Channels channels) {
        this.mail = mail;
        this.channels = channels;
    }

    @GetMapping("/channels/mail")
    String settings(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        return settings(mail.form(hat, site()), Problems.NONE, Optional.empty(), "", page);
    }

    @PostMapping("/channels/mail")
    String save(
            @RequestParam(defaultValue = "") String enabled,
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String port,
            @RequestParam(defaultValue = "") String security,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String perMinute,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = new MailForm(enabled.equals("yes"), host, port, security, sender, account, password, site, perMinute)
                .plain();
        var problems = mail.save(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return settings(form, problems, Optional.empty(), "", page);
        }
        return "redirect:/channels/mail?saved=true";
    }

    /** The answer to the post itself says what happened: it is of this moment, and kept nowhere. */
    @PostMapping("/channels/mail/test")
    String test(
            @RequestParam(name = "receiver", defaultValue = "") String to,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = mail.form(hat, site());
        var address = TypedAddress.normal(to);
        var problem = channels.problemOf(Channel.MAIL, address);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return settings(
                    form, new Problems(List.of(new Problem("receiver", problem.get()))), Optional.empty(), to, page);
        }
        return settings(form, Problems.NONE, Optional.of(channels.test(hat, Channel.MAIL, address)), address, page);
    }

    private static String settings(
            MailForm form, Problems problems, Optional<SendResult> result, String to, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("result", result);
        page.addAttribute("to", to);
        page.addAttribute(
                "securities",
                Arrays.stream(MailEncryption.values()).map(Enum::name).toList());
        if (!page.containsAttribute("saved")) {
            page.addAttribute("saved", false);
        }
        return "channels/mail";
    }

    private static String site() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
