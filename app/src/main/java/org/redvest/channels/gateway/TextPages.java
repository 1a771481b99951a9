package org.redvest.channels.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.Channel;
import org.redvest.channels.Channels;
import org.redvest.channels.SendResult;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

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

    /** @param start a preset to begin with instead of what is kept; nothing is saved by it */
    @GetMapping("/channels/text")
    String text(
            @RequestParam(defaultValue = "") String saved,
            @RequestParam(defaultValue = "") String start,
            Hat hat,
            Model page) {
        var kept = channel.form(hat);
        var preset = new AddressParameter("start", start).oneOf(List.of(GatewayPreset.values()), GatewayPreset::code);
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        page.addAttribute("folded", preset.isEmpty() && channel.isSetUp(hat));
        return text(preset.map(GatewayPreset::form).orElse(kept), Problems.NONE, hat, page);
    }

    /** The preview fills in what was typed and keeps nothing. */
    @PostMapping("/channels/text")
    String save(@RequestParam Map<String, String> typed, Hat hat, HttpServletResponse response, Model page) {
        var form = new GatewayForm("yes".equals(typed.get("enabled")), typed).plain();
        boolean preview = "preview".equals(typed.get("act"));
        var problems = preview ? channel.problems(hat, form) : channel.save(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return text(form, problems, hat, page);
        }
        if (preview) {
            page.addAttribute("preview", Optional.of(channel.preview(hat, form)));
            return text(form, problems, hat, page);
        }
        return "redirect:/channels/text?saved=true";
    }

    @PostMapping("/channels/text/test")
    String test(
            @RequestParam(name = "receiver", defaultValue = "") String to,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var form = channel.form(hat);
        var number = Telephone.normal(to);
        page.addAttribute("to", to);
        page.addAttribute("folded", channel.isSetUp(hat));
        var problem = channels.problemOf(Channel.TEXT, number);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return text(form, new Problems(List.of(new Problem("receiver", problem.get()))), hat, page);
        }
        page.addAttribute("result", Optional.of(channels.test(hat, Channel.TEXT, number)));
        return text(form, Problems.NONE, hat, page);
    }

    @GetMapping("/channels/texts")
    String texts(@RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        var texts = channel.texts(hat);
        return texts(texts, FilingForm.of(texts), Problems.NONE, hat, page);
    }

    @PostMapping("/channels/texts")
    String file(@RequestParam Map<String, String> typed, Hat hat, HttpServletResponse response, Model page) {
        var form = FilingForm.typed(typed);
        var problems = channel.file(hat, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("saved", false);
            return texts(channel.texts(hat), form, problems, hat, page);
        }
        return "redirect:/channels/texts?saved=true";
    }

    private String texts(List<TextChannel.FiledText> texts, FilingForm form, Problems problems, Hat hat, Model page) {
        page.addAttribute("texts", texts);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("wantsNumbers", channel.wantsNumbers(hat));
        return "channels/texts";
    }

    @GetMapping("/channels/texts.csv")
    ResponseEntity<byte[]> textsToFile(Hat hat) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"redvest-texts.csv\"")
                .body(channel.textsToFile(hat));
    }

    private String text(GatewayForm form, Problems problems, Hat hat, Model page) {
        page.addAttribute("presets", List.of(GatewayPreset.values()));
        page.addAttribute(
                "receiptAddress",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + channel.receiptPath(hat));
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.asMap().putIfAbsent("result", Optional.<SendResult>empty());
        page.asMap().putIfAbsent("preview", Optional.<GatewayRequest>empty());
        page.asMap().putIfAbsent("to", "");
        page.asMap().putIfAbsent("saved", false);
        page.asMap().putIfAbsent("folded", false);
        return "channels/text";
    }
}
