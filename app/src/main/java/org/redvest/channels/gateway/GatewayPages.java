package org.redvest.channels.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.channels.Channels;
import org.redvest.channels.SendResult;
import org.redvest.web.AddressParameter;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Telephone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an administrator of the city describes the gateway of a channel, looks at a request, tries it, and reads how it does. */
@Controller
@For(Role.ADMIN)
class GatewayPages {

    private final Gateways gateways;
    private final Channels channels;
    private final Clock clock;

    GatewayPages(Gateways gateways, Channels channels, Clock clock) {
        this.gateways = gateways;
        this.channels = channels;
        this.clock = clock;
    }

    /** @param start a preset to begin with instead of what is kept; nothing is saved by it */
    @GetMapping("/channels/{gateway}")
    String settings(
            @PathVariable("gateway") String code,
            @RequestParam(defaultValue = "") String saved,
            @RequestParam(defaultValue = "") String start,
            Hat hat,
            Model page) {
        var gateway = GatewayChannel.of(code);
        var kept = gateways.form(hat, gateway, site());
        var preset = new AddressParameter("start", start).oneOf(gateway.presets(), GatewayPreset::code);
        page.addAttribute("saved", new AddressParameter("saved", saved).flag());
        page.addAttribute("folded", preset.isEmpty() && gateways.isSetUp(hat, gateway));
        return settings(gateway, preset.map(each -> each.form(site())).orElse(kept), Problems.NONE, hat, page);
    }

    /** The preview fills in what was typed and keeps nothing. */
    @PostMapping("/channels/{gateway}")
    String save(
            @PathVariable("gateway") String code,
            @RequestParam Map<String, String> typed,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var gateway = GatewayChannel.of(code);
        var form = new GatewayForm("yes".equals(typed.get("enabled")), typed).plain();
        boolean preview = "preview".equals(typed.get("act"));
        var problems = preview ? gateways.problems(hat, gateway, form) : gateways.save(hat, gateway, form);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return settings(gateway, form, problems, hat, page);
        }
        if (preview) {
            page.addAttribute("preview", Optional.of(gateways.preview(hat, gateway, form)));
            return settings(gateway, form, problems, hat, page);
        }
        return "redirect:/channels/%s?saved=true".formatted(gateway.code());
    }

    @PostMapping("/channels/{gateway}/test")
    String test(
            @PathVariable("gateway") String code,
            @RequestParam(name = "receiver", defaultValue = "") String to,
            Hat hat,
            HttpServletResponse response,
            Model page) {
        var gateway = GatewayChannel.of(code);
        var form = gateways.form(hat, gateway, site());
        var address = gateway.isOfMembers() ? PlainText.line(to) : Telephone.normal(to);
        page.addAttribute("to", to);
        page.addAttribute("folded", gateways.isSetUp(hat, gateway));
        var problem = channels.problemOf(gateway.channel(), address);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var problems = new Problems(List.of(new Problem("receiver", problem.get())));
            return settings(gateway, form, problems, hat, page);
        }
        page.addAttribute("result", Optional.of(channels.test(hat, gateway.channel(), address)));
        return settings(gateway, form, Problems.NONE, hat, page);
    }

    private String settings(GatewayChannel gateway, GatewayForm form, Problems problems, Hat hat, Model page) {
        page.addAttribute("gateway", gateway);
        page.addAttribute("report", gateways.report(hat, gateway));
        page.addAttribute("now", clock.instant());
        page.addAttribute("receiptAddress", site() + gateways.receiptPath(hat));
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        page.asMap().putIfAbsent("result", Optional.<SendResult>empty());
        page.asMap().putIfAbsent("preview", Optional.<GatewayRequest>empty());
        page.asMap().putIfAbsent("to", "");
        page.asMap().putIfAbsent("saved", false);
        page.asMap().putIfAbsent("folded", false);
        return "channels/gateway";
    }

    private static String site() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
