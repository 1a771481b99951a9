package org.redvest.channels.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sentences that a channel sends: an administrator takes them to the provider and notes the number that each has there. */
@Controller
@For(Role.ADMIN)
class FilingPages {

    private final FiledTexts texts;

    FilingPages(FiledTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/channels/{gateway}/texts")
    String texts(
            @PathVariable("gateway") String code, @RequestParam(defaultValue = "") String saved, Hat hat, Model page) {
        var gateway = GatewayChannel.of(code);
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        var all = texts.texts(hat, gateway);
        return texts(gateway, all, FilingForm.of(all), Problems.NONE, hat, page);
    }

    @PostMapping("/channels/{gateway}/texts")
    String file(
            @PathVariable("gateway") String code,
            @RequestParam Map<String, String> typed,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var gateway = GatewayChannel.of(code);
        var form = FilingForm.typed(typed);
        var problems = texts.file(hat, gateway, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("saved", false);
            return texts(gateway, texts.texts(hat, gateway), form, problems, hat, page);
        }
        return "redirect:/channels/%s/texts?saved=true".formatted(gateway.code());
    }

    private String texts(
            GatewayChannel gateway,
            List<FiledTexts.FiledText> all,
            FilingForm form,
            Problems problems,
            Hat hat,
            Model page) {
        page.addAttribute("gateway", gateway);
        page.addAttribute("texts", all);
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.addAttribute("wantsNumbers", texts.wantsNumbers(hat, gateway));
        return "channels/texts";
    }

    @GetMapping("/channels/{gateway}/texts.csv")
    ResponseEntity<byte[]> textsToFile(@PathVariable("gateway") String code, Hat hat) {
        var gateway = GatewayChannel.of(code);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"redvest-texts-%s.csv\"".formatted(gateway.code()))
                .body(texts.textsToFile(hat, gateway));
    }
}
